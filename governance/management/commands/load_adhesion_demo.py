"""Load the invented applications of the demonstration."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from governance.services.adhesion import demo


class Command(BaseCommand):
    """Fill the queue of a demonstration; its people must be there already."""

    help = "Loads invented applications to join, in several states, with two people who file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to leave loaded applications alone."""
        parser.add_argument("--if-empty", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, unless they are there, and print the accounts."""
        if not settings.PORTAL_DEMO or not settings.DEMO_PASSWORD:
            raise CommandError("set PORTAL_DEMO=1 and PORTAL_DEMO_PASSWORD: this is not a demo")
        if not demo.is_loaded():
            demo.load(password=settings.DEMO_PASSWORD, now=timezone.now())
        elif not options["if_empty"]:
            raise CommandError("the invented applications are loaded already")
        for address in demo.FILERS:
            self.stdout.write(f"  {address:28}applies for a body")
