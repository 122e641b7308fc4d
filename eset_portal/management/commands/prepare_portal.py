"""Make the portal ready to serve: schema, rights of the app role, demo data."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Bring the database up to date; safe to run at each start."""

    help = "Migrates as owner, grants the app role, and loads the demo into an empty portal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the app's database role, if it is another than the owner."""
        parser.add_argument("--app-role", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, in order; each step does nothing when there is nothing to do."""
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable")
        if options["app_role"]:
            call_command("grant_app_role", role=options["app_role"])
        call_command("load_register", if_empty=True)
        call_command("load_deployment")
        if settings.PORTAL_DEMO:
            call_command("load_demo", if_empty=True)
            call_command("load_network")
            call_command("load_adhesion_demo", if_empty=True)
            call_command("load_deployment_demo")
            call_command("load_committee_demo")
