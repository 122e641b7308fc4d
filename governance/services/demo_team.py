"""Who comes and goes in the demonstration: invitations that wait, and accounts nobody uses."""

from datetime import datetime, timedelta

from governance.models import Entity, User
from governance.services import invitations, people

WAITING = (
    ("arxiu", "entity_contributor", timedelta(hours=5)),
    ("intervencio", "entity_reader", timedelta(days=6)),
)

CLOSED = ("antiga@demo.example", "Antiga de Mostra", timedelta(days=350))
AWAY = ("absent@demo.example", "Absent de Mostra", timedelta(days=715))


def invite(*, entity: Entity, by: User, now: datetime) -> None:
    """Let BY, who manages ENTITY, have invited two people who have not come yet."""
    for box, role, ago in WAITING:
        invitations.invite(
            email=f"{box}@demo.example", entity=entity, role=role, by=by, now=now - ago
        )


def leave(*, now: datetime) -> None:
    """Let one person's account be closed long ago, and another stay away: both end soon."""
    address, name, ago = CLOSED
    people.close(
        user=people.add(email=address, full_name=name, by=None, demo=True), by=None, now=now - ago
    )
    address, name, ago = AWAY
    user = people.add(email=address, full_name=name, by=None, demo=True)
    User.objects.filter(pk=user.pk).update(date_joined=now - ago, last_login=now - ago)
