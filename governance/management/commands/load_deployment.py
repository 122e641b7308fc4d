"""Load the templates of plans and the catalogue of tools that come with the portal."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from governance.services import tools_seed
from governance.services.deployment import seed


class Command(BaseCommand):
    """Fill the templates and the catalogue from the project's own files."""

    help = "Loads templates of deployment plans and the catalogue of tools, where there are none."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was done."""
        now = timezone.now()
        plans, tools = seed.load(now=now), tools_seed.load()
        self.stdout.write(f"{plans} templates of plans, {tools} tools")
