"""Ask once a year about what is shared, close what nobody confirms, pass on what nobody reviews."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from docs_library.models import Practice
from docs_library.rules.practices import asking, names
from docs_library.selectors.practices import hearing
from docs_library.services.practices import moving
from docs_library.services.practices.moving import Act

PORTAL = frozenset({names.PORTAL})
WRITTEN_IN = "ca"


def keep_all(*, now: datetime) -> int:
    """Ask about all that it is time to ask about, close what lapsed; return how many moved.

    Safe at any time and twice at once: each is asked about once a year.
    """
    moved = sum(ask(key=key, now=now) for key in hearing.due(now))
    today = timezone.localdate(now)
    moved += sum(hand_over(key=key, now=now) for key in hearing.stuck(today))
    return moved + sum(lapse(key=key, now=now) for key in hearing.lapsed(now))


@transaction.atomic
def ask(*, key: UUID, now: datetime) -> bool:
    """Ask the body whether what it shares is still current; say whether it was time to."""
    row = _locked(key)
    if row is None or row.confirmed_at is None:
        return False
    if not asking.is_due(row.state, row.closed_at or row.confirmed_at, row.asked_at, now):
        return False
    _take(row, names.ASK if row.state == names.PUBLISHED else names.ASK_AGAIN, now)
    return True


@transaction.atomic
def lapse(*, key: UUID, now: datetime) -> bool:
    """Mark what nobody confirmed as outdated; say whether the time to answer was over."""
    row = _locked(key)
    if row is None or not asking.has_lapsed(row.state, row.asked_at, now):
        return False
    with translation.override(WRITTEN_IN):
        said = _(asking.NOBODY)
    _take(row, names.LAPSE, now, said)
    return True


@transaction.atomic
def hand_over(*, key: UUID, now: datetime) -> bool:
    """Pass to the Consortium what nobody who accompanies the body can review; say whether it was.

    Once after each time that it is handed in.
    """
    row = _locked(key)
    if row is None or row.pk not in hearing.stuck(timezone.localdate(now)):
        return False
    _take(row, names.HAND_OVER, now)
    return True


def _locked(key: UUID) -> Practice | None:
    rows = Practice.objects.select_for_update(skip_locked=True, of=["self"])
    return rows.select_related("entity").filter(pk=key).first()


def _take(row: Practice, code: str, now: datetime, said: str = "") -> None:
    act = Act(None, row.step, now, said)
    moving.step(row, code, PORTAL, act)
    moving.record(row, code, act)
