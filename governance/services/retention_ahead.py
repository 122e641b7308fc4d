"""What the next nights will close, forget and erase: how much on which day, and for example what.

Nothing is done here: the sweep finds its rows anew when their night comes.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, DateTimeField, F, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce, Greatest, TruncDate
from django.utils import timezone

from governance.models import Membership
from governance.rules import retention as rules
from governance.rules.retention import Period
from governance.services.committee import mandates
from governance.services.retention import FOUND

WITHIN = timedelta(days=30)
MOST = 100
EACH = 3


@dataclass(slots=True)
class Night:
    """A night's work: the day (None is tonight: it was reached before), how many, examples."""

    day: date | None
    count: int = 0
    examples: list[Model] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A period with its days here, and the nights ahead in which it ends for something."""

    period: Period
    days: int
    nights: list[Night]

    @property
    def tonight(self) -> int:
        """Return how many rows go tonight."""
        return sum(night.count for night in self.nights if night.day is None)

    @property
    def later(self) -> int:
        """Return how many rows go in the nights after this one, as far as is looked ahead."""
        return sum(night.count for night in self.nights if night.day is not None)


def ahead(*, now: datetime) -> list[Ahead]:
    """Return what each period ends for tonight and in the 30 days after, night by night."""
    found = retention_days()
    return [Ahead(rules.PERIODS[code], days, _nights(code, days, now)) for code, days in found]


def retention_days() -> list[tuple[str, int]]:
    """Return the periods as (code, days here), in the order in which the sweep takes them."""
    return list(rules.days(settings.RETENTION_DAYS).items())


def _nights(code: str, days: int, now: datetime) -> list[Night]:
    """Return the nights in order; a row that ends during a day goes in the night after it."""
    length = timedelta(days=days)
    rows = _dated(code, FOUND[code](now + WITHIN - length))
    nights: dict[date | None, Night] = {}
    per_day = rows.annotate(day=TruncDate("since")).order_by("day").values("day")
    for row in per_day.annotate(number=Count("pk")):
        night = _night(row["day"] + length, now)
        nights.setdefault(night, Night(night)).count += row["number"]
    for one in rows.order_by("since", "pk")[:MOST]:
        night = _night(timezone.localdate(one.since) + length, now)
        if night in nights and len(nights[night].examples) < EACH:
            nights[night].examples.append(one)
    return list(nights.values())


def _night(ends: date, now: datetime) -> date | None:
    return ends if ends > timezone.localdate(now) else None


def _dated(code: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return ROWS with the moment from which their period counts as `since`."""
    if code == rules.UNUSED:
        seen = Greatest(Coalesce("last_login", "date_joined"), "date_joined")
        roles = Membership.objects.filter(user=OuterRef("pk"))
        ends = (_last_end(roles), _last_end(mandates.of(OuterRef("pk"))))
        since: Any = Greatest(seen, *(Coalesce(end, "date_joined") for end in ends))
    else:
        since = F(MOMENTS[code])
    found: QuerySet[Any] = rows.annotate(since=since)
    return found.select_related("entity") if code == rules.INVITATIONS else found


def _last_end(rows: QuerySet[Any]) -> Cast:
    """Return the last day on which one of ROWS, dated facts about somebody, ended."""
    last = rows.order_by(F("ends_on").desc(nulls_last=True)).values("ends_on")[:1]
    return Cast(Subquery(last), DateTimeField())


MOMENTS = {
    rules.NAMES: "closed_at",
    rules.INVITATIONS: "expires_at",
    rules.LETTERS: "created_at",
    rules.ATTEMPTS: "attempt_time",
    rules.SESSIONS: "expire_date",
}
"""The field from which each period counts."""
