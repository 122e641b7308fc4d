"""Load invented contacts into the demonstration."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from governance.services import network_demo


class Command(BaseCommand):
    """Let some bodies of the demonstration name somebody to ask."""

    help = "Loads invented contacts of bodies; only in a demonstration, and safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load."""
        if not settings.PORTAL_DEMO:
            raise CommandError("set PORTAL_DEMO=1: this is not a demo")
        network_demo.load(now=timezone.now())
