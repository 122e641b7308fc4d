"""Load the demonstration and say who may sign in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from governance.rules.roles import ROLES
from selfassessment.services.demo import cast, loading


class Command(BaseCommand):
    """Fill an empty portal with a demonstration; never beside real people."""

    help = "Loads the demonstration: accounts for each role, library, campaigns, invented results."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to leave a loaded demonstration alone."""
        parser.add_argument("--if-empty", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, unless it is there, and print the accounts."""
        if not settings.PORTAL_DEMO or not settings.DEMO_PASSWORD:
            raise CommandError("set PORTAL_DEMO=1 and PORTAL_DEMO_PASSWORD: this is not a demo")
        if not loading.is_loaded():
            loading.load(password=settings.DEMO_PASSWORD, now=timezone.now())
        elif not options["if_empty"]:
            raise CommandError("the demonstration is loaded already")
        for account in cast.ACCOUNTS:
            self.stdout.write(f"  {account.email:28}{ROLES[account.role].label}")
