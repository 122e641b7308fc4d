"""docs_library as a Django app."""

from django.apps import AppConfig


class DocsLibraryConfig(AppConfig):
    """What they follow."""

    name = "docs_library"
    verbose_name = "Library"

    def ready(self) -> None:
        """Hear what bodies of governance decide on proposals."""
        from docs_library.services.proposals import hearing  # noqa: PLC0415 - needs the models

        hearing.listen()
