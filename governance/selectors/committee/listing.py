"""The bodies of governance side by side, and the next session of somebody."""

from dataclasses import dataclass
from datetime import date, datetime

from governance.models import CommitteeSession, GoverningBody, Seat, User
from governance.models.dated import holding
from governance.rules.committee import session_states
from governance.selectors.committee import seats

COMING = (session_states.CALLED, session_states.OPEN)


@dataclass(frozen=True, slots=True)
class Line:
    """A body with how many sit there, how much it decided, and its next session if called."""

    body: GoverningBody
    members: int
    decisions: int
    next: CommitteeSession | None


def bodies(on: date) -> list[Line]:
    """Return the bodies that have not ended: committees first, then working groups."""
    found = []
    rows = GoverningBody.objects.filter(ended_on=None).select_related("parent")
    for body in rows.order_by("kind", "name"):
        members = holding(Seat.objects.filter(body=body), on).count()
        coming = body.sessions.filter(state__in=COMING).order_by("starts_at").first()
        found.append(Line(body, members, body.decisions.count(), coming))
    return found


def next_of(user: User, on: date, *, since: datetime) -> CommitteeSession | None:
    """Return the session that USER goes to next: one that is open, or the first called."""
    mine = seats.bodies_of(user, on)
    rows = CommitteeSession.objects.filter(body__in=mine, state__in=COMING, starts_at__gte=since)
    return rows.select_related("body").order_by("starts_at").first()
