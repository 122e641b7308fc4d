"""Erase what has been kept long enough, or say what would be."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from governance.services import retention


class Command(BaseCommand):
    """Do by hand what the portal does every night."""

    help = "Closes, forgets and erases what has been kept long enough; --preview only says what."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to only say what would be done."""
        parser.add_argument("--preview", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line a period: its code, its days, and how many rows are due or were done."""
        now = timezone.now()
        done = {} if options["preview"] else retention.sweep(now=now)
        for row in retention.due(now=now):
            number = done.get(row.period.code, row.count)
            self.stdout.write(f"{row.period.code:10}{row.days:6} days {number:8}")
