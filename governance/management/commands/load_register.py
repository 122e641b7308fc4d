"""Load the register file that comes with the portal."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from governance.services import register


class Command(BaseCommand):
    """Fill the register from the project's own file."""

    help = "Loads provinces, comarques and bodies from the project's register file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to leave a register alone that has bodies already."""
        parser.add_argument("--if-empty", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what changed."""
        if options["if_empty"] and not register.is_empty():
            return
        done = register.load(actor=None, on=timezone.localdate())
        self.stdout.write(
            f"register: {done.new} new, {done.changed} changed, {done.unchanged} unchanged"
        )
