"""Make the counts that dashboards read anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from selfassessment.models import Campaign
from selfassessment.services import summaries


class Command(BaseCommand):
    """Rebuild the summaries of all campaigns, or of those named."""

    help = "Counts the assessments of campaigns anew for the dashboards; safe at any time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the campaigns, by their slug."""
        parser.add_argument("campaigns", nargs="*", metavar="CAMPAIGN")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say which."""
        wanted = options["campaigns"]
        found = {row.slug: row for row in Campaign.objects.order_by("opens_on", "pk")}
        if unknown := [slug for slug in wanted if slug not in found]:
            raise CommandError(f"no such campaign: {', '.join(unknown)}")
        for slug in wanted or found:
            done = summaries.rebuild(found[slug], now=timezone.now())
            self.stdout.write(f"{slug}: {'counted' if done else 'being counted elsewhere'}")
