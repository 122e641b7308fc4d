"""Invent a committee, its sessions and its decisions for the demonstration."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from governance.services.committee import demo


class Command(BaseCommand):
    """Found an invented committee; never beside a real one."""

    help = "Invents bodies of governance for the demonstration, where there are none."

    def handle(self, *args: Any, **options: Any) -> None:
        """Invent, unless something is there."""
        if not settings.PORTAL_DEMO:
            raise CommandError("set PORTAL_DEMO=1: this is not a demo")
        if not demo.is_loaded():
            demo.load(now=timezone.now())
