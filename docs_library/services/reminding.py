"""Remind people of what they have not acknowledged: one letter in two weeks at most."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from docs_library.models import Edition
from docs_library.rules import following
from docs_library.selectors import acknowledging
from governance.models import Letter, User
from governance.services import letters

LETTER = "docs_library/letters/reminder.txt"


def remind_all(*, now: datetime) -> int:
    """Remind everybody who owes an acknowledgement for two weeks; return how many letters."""
    keys = acknowledging.owing(timezone.localdate(now))
    people = User.objects.filter(pk__in=keys, is_active=True).order_by("pk")
    return sum(remind(user=user, now=now) for user in people)


@transaction.atomic
def remind(*, user: User, now: datetime) -> bool:
    """Remind USER of what they owe for two weeks or more; say whether a letter was written."""
    today = timezone.localdate(now)
    locked = User.objects.select_for_update(no_key=True, skip_locked=True)
    if not locked.filter(pk=user.pk).exists():
        return False
    last = _last(user)
    owed = [
        one
        for one in acknowledging.pending(user, on=today)
        if following.may_remind(_since(one), last, today)
    ]
    if not owed:
        return False
    key = f"reminder:{user.pk}:{today.isoformat()}"
    letters.post(LETTER, {"editions": owed}, to=user, key=key, now=now)
    return True


def _since(edition: Edition) -> date:
    """Return since when EDITION is asked: in force, and out."""
    days = [edition.effective_from]
    if edition.published_at is not None:
        days.append(timezone.localdate(edition.published_at))
    return max(day for day in days if day is not None)


def _last(user: User) -> date | None:
    rows = Letter.objects.filter(user=user, key__startswith=f"reminder:{user.pk}:")
    row = rows.order_by("-created_at").first()
    return timezone.localdate(row.created_at) if row else None
