"""Letters about what happened: at once, or one a day or a week with all of it."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from docs_library.models import Notice
from docs_library.rules import telling
from docs_library.selectors import notices
from governance.models import Letter, User
from governance.services import letters

LETTER = "docs_library/letters/news.txt"
AT_ONCE = 500
MARGIN = timedelta(days=1)  # notices of this very moment are told too


def post_due(*, now: datetime) -> int:
    """Write all letters that are due by now; return how many. Each belongs to a person alone."""
    return sum(
        _post_all(rhythm, now) for rhythm in (telling.AT_ONCE, telling.DAILY, telling.WEEKLY)
    )


@transaction.atomic
def post(*, user: User, rhythm: str, now: datetime) -> bool:
    """Write USER the letter of RHYTHM that is due; say whether there was one to write.

    A digest is one letter a person and period: what comes after it waits for the next. What is
    being posted by somebody else is left to them, and what was read in the portal is not posted.
    """
    before, name = _due(rhythm, now)
    locked = User.objects.select_for_update(no_key=True, skip_locked=True)
    if not locked.filter(pk=user.pk, is_active=True).exists():
        return False
    rows = notices.waiting(rhythm, before=before).filter(user=user).order_by("at", "pk")
    found = list(
        rows.select_for_update(of=["self"]).select_related(
            *("news__edition__document", "news__release", "news__adaptation__entity"),
            *("news__step__proposal", "news__practice__practice"),
        )
    )
    if not found:
        return False
    key = f"notice:{found[0].pk}" if rhythm == telling.AT_ONCE else f"{name}:{user.pk}"
    if Letter.objects.filter(key=key).exists():
        return False
    letters.post(LETTER, _context(found), to=user, key=key, now=now)
    Notice.objects.filter(pk__in=[one.pk for one in found]).update(posted_at=now)
    return True


def _post_all(rhythm: str, now: datetime) -> int:
    before, name = _due(rhythm, now)
    done = Letter.objects.filter(key__startswith=f"{name}:", user__isnull=False).values("user")
    keys = notices.waiting(rhythm, before=before).exclude(user__in=done).values("user")
    people = User.objects.filter(pk__in=keys).order_by("pk")[:AT_ONCE]
    return sum(post(user=user, rhythm=rhythm, now=now) for user in people)


def _due(rhythm: str, now: datetime) -> tuple[datetime, str]:
    """Return up to which moment a letter of RHYTHM tells, and its name."""
    if rhythm == telling.AT_ONCE:
        return now + MARGIN, "notices"
    starts, name = telling.period(rhythm, timezone.localdate(now))
    return timezone.make_aware(datetime.combine(starts, time.min)), f"digest:{name}"


def _context(found: Sequence[Notice]) -> dict[str, object]:
    return {"notices": found, "news": [one.news for one in found], "first": found[0].news}
