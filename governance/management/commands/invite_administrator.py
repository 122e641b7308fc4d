"""Let the first administrator in, by a letter like everybody's."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone, translation

from eset_portal.common.rules.errors import DomainError
from governance.models import Entity
from governance.services import invitations

CONSORTIUM = "9821920002"


class Command(BaseCommand):
    """Invite somebody to administer the portal: there is no other way into an empty one."""

    help = (
        "Invites ADDRESS as administrator of the Consortium by a letter with a link, which works"
        " once and for 72 hours. The trail says that it came from the server, not from a person."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address, for which body, and whether to show the link here too."""
        parser.add_argument("address", metavar="ADDRESS")
        parser.add_argument("--body", default=CONSORTIUM, metavar="CODE")
        parser.add_argument("--show-link", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send the letter; end with code 1 and the reason when nobody can be invited so."""
        address, code = options["address"], options["body"]
        try:
            validate_email(address)
        except ValidationError as error:
            raise CommandError(f"{address} is no e-mail address") from error
        entity = Entity.objects.filter(code=code).first()
        if entity is None:
            raise CommandError(f"there is no body with the code {code}")
        try:
            with translation.override("ca"):  # the language of the letter
                path = invitations.invite_administrator(
                    email=address, entity=entity, now=timezone.now()
                )
        except DomainError as error:
            raise CommandError(str(error.message)) from error
        self.stdout.write(f"a letter to {address} is on its way; it holds for 72 hours")
        if options["show_link"]:
            self.stdout.write(f"{settings.PORTAL_URL}{path}")
