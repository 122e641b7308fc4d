"""docs_library as a Django app."""

from django.apps import AppConfig


class DocsLibraryConfig(AppConfig):
    """What they follow."""

    name = "docs_library"
    verbose_name = "Library"
