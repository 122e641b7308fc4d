"""Tell those who can act that a publication is overdue: one letter each, once a schedule."""

from datetime import datetime

from django.db import transaction

from docs_library.models import Edition
from docs_library.selectors import editing
from governance.models import Letter, User
from governance.rules import roles
from governance.services import letters

LETTER = "docs_library/letters/overdue.txt"


def alarm_all(*, now: datetime) -> int:
    """Write of every edition that should be out and is not; return how many letters were new."""
    return sum(alarm(edition=late, now=now) for late in editing.overdue(now))


@transaction.atomic
def alarm(*, edition: Edition, now: datetime) -> int:
    """Write to all who approve or write documents that EDITION is overdue; return how many letters.

    Nobody hears twice of the same schedule; scheduled anew and late again, it is told again.
    """
    if edition.publish_at is None:
        return 0
    start = f"overdue:{edition.pk}:{edition.publish_at:%Y%m%dT%H%M}"
    told = set(Letter.objects.filter(key__startswith=start).values_list("key", flat=True))
    rights = (roles.WRITE_METHOD, roles.APPROVE_METHOD)
    people = User.objects.filter(is_active=True, groups__permissions__codename__in=rights)
    written = 0
    for person in people.distinct().order_by("pk"):
        key = f"{start}:{person.pk}"
        if key in told:
            continue
        letters.post(LETTER, {"edition": edition}, to=person, key=key, now=now)
        written += 1
    return written
