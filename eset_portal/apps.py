"""The ground as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Load Celery with Django, so that shared tasks never use a default broker."""

    name = "eset_portal"

    def ready(self) -> None:
        """Bind the Celery application."""
        import_module("eset_portal.celery")
