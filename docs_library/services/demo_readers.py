"""What the staff of the demonstration have read, and by which editions their bodies work."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from docs_library.models import Acknowledgement, Edition
from docs_library.rules import telling
from docs_library.selectors import acknowledging as asked
from docs_library.selectors import staff
from docs_library.services import acknowledging, subscribing
from governance.models import Entity, User

UNREAD = 3  # of so many documents asked, one is still to be read
SINCE = timedelta(days=20)
FOLLOWED = "documents"  # a branch of the tree: all the collections in it


@transaction.atomic
def load(*, bodies: Sequence[Entity], manager: User, now: datetime) -> None:
    """Let the staff of BODIES have read part of what is asked; let MANAGER say what they use."""
    if Acknowledgement.objects.exists():
        return
    target = subscribing.Target(collection=FOLLOWED)
    subscribing.follow(user=manager, target=target, rhythm=telling.DAILY, now=now)
    today = timezone.localdate(now)
    editions = asked.asked_editions(today)
    for at, body in enumerate(bodies):
        _read(body, editions, at, now)
        for place, edition in enumerate(editions):
            if place % UNREAD != at % UNREAD:
                _adopt(body, edition, manager, now, is_behind=place % 2 == 1)


def _read(body: Entity, editions: list[Edition], shift: int, now: datetime) -> None:
    today = timezone.localdate(now)
    members = staff.members(today, entity=body.pk)
    people = User.objects.in_bulk([one.user for one in members])
    for at, member in enumerate(members):
        for place, edition in enumerate(editions):
            if (at + place + shift) % UNREAD and member.is_for(edition.document):
                acknowledging.acknowledge(user=people[member.user], edition=edition, now=now)


def _adopt(
    body: Entity, edition: Edition, manager: User, now: datetime, *, is_behind: bool
) -> None:
    """Let BODY work by EDITION, or by the one before it where it IS BEHIND."""
    older = Edition.objects.numbered().filter(
        document=edition.document_id, state="published", major__lt=edition.major
    )
    chosen = (older.newest_first().first() or edition) if is_behind else edition
    on = timezone.localdate(now - SINCE)
    if chosen.effective_from is not None:
        on = min(max(on, chosen.effective_from), timezone.localdate(now))
    acknowledging.adopt(entity=body, edition=chosen, on=on, by=manager, now=now)
