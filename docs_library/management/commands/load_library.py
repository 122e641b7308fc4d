"""Load the documents that come with the portal."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from docs_library.services import publishing
from eset_portal.common.rules.errors import DomainError


class Command(BaseCommand):
    """Publish the documents of the project that the library does not have yet."""

    help = "Publishes the project's own documents; safe to run again: what is there stays."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what was done."""
        try:
            loaded = publishing.load_sample(now=timezone.now())
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"{loaded.published} editions published, {loaded.unchanged} unchanged")
