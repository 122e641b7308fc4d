"""Tell those who can act of what is late or waits for them: one letter each, once a date."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from docs_library.models import Edition
from docs_library.selectors import editing
from governance.models import Letter, User
from governance.rules import roles
from governance.services import letters

OVERDUE = "docs_library/letters/overdue.txt"
REVIEW = "docs_library/letters/urgent_review.txt"


def alarm_all(*, now: datetime) -> int:
    """Write of all that is late or waits for its review; return how many letters were new."""
    today = timezone.localdate(now)
    late = sum(alarm(edition=one, now=now) for one in editing.overdue(now))
    return late + sum(ask_review(edition=one, today=today, now=now) for one in editing.unreviewed())


@transaction.atomic
def alarm(*, edition: Edition, now: datetime) -> int:
    """Write to all who approve or write documents that EDITION is overdue; return how many letters.

    Nobody hears twice of the same schedule; scheduled anew and late again, it is told again.
    """
    if edition.publish_at is None:
        return 0
    start = f"overdue:{edition.pk}:{edition.publish_at:%Y%m%dT%H%M}"
    people = _holding(roles.WRITE_METHOD, roles.APPROVE_METHOD)
    return _write(OVERDUE, {"edition": edition}, people, start, now)


@transaction.atomic
def ask_review(*, edition: Edition, today: date, now: datetime) -> int:
    """Write to all who can review the urgent EDITION that it waits for them; return how many.

    Once when it is out, and once more when its day has passed. Who published it is not asked.
    """
    is_late = edition.review_by is not None and edition.review_by < today
    start = f"{'late' if is_late else 'review'}:{edition.pk}:{edition.review_by}"
    people = _holding(roles.APPROVE_METHOD)
    if edition.published_by_id is not None:
        people = people.exclude(pk=edition.published_by_id)
    return _write(REVIEW, {"edition": edition, "is_late": is_late}, people, start, now)


def _holding(*rights: str) -> "QuerySet[User]":
    return User.objects.filter(is_active=True, groups__permissions__codename__in=rights)


def _write(
    letter: str, context: dict[str, object], people: "QuerySet[User]", start: str, now: datetime
) -> int:
    """Post LETTER to those of PEOPLE who have none whose key begins with START."""
    told = set(Letter.objects.filter(key__startswith=start).values_list("key", flat=True))
    new = [one for one in people.distinct().order_by("pk") if f"{start}:{one.pk}" not in told]
    for person in new:
        letters.post(letter, context, to=person, key=f"{start}:{person.pk}", now=now)
    return len(new)
