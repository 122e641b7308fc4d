"""Invitations that wait in the demonstration, one of which has run out."""

from datetime import datetime, timedelta

from governance.models import Entity, User
from governance.services import invitations

WAITING = (
    ("arxiu", "entity_contributor", timedelta(hours=5)),
    ("intervencio", "entity_reader", timedelta(days=6)),
)


def invite(*, entity: Entity, by: User, now: datetime) -> None:
    """Let BY, who manages ENTITY, have invited two people who have not come yet."""
    for box, role, ago in WAITING:
        invitations.invite(
            email=f"{box}@demo.example", entity=entity, role=role, by=by, now=now - ago
        )
