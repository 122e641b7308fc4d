"""An invitation to body `a` that waits, with a token that tests know."""

from datetime import datetime

from governance.models import Invitation
from governance.rules.invitations import VALID_FOR
from governance.services.invitations import hashed
from tests.cast import Cast

TOKEN = "una-invitacio-de-prova"


def add_team(cast: Cast, now: datetime) -> Invitation:
    """Let Alice have invited somebody who has no account yet."""
    return Invitation.objects.create(
        email="nova@example.org",
        entity=cast.a,
        role="entity_reader",
        token_hash=hashed(TOKEN),
        invited_by=cast.alice,
        invited_at=now,
        expires_at=now + VALID_FOR,
    )
