"""What is being written, whose turn it is, and what is late."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from docs_library.models import Edition, EditionMove
from docs_library.rules import edition_moves, edition_states
from docs_library.selectors import editing
from eset_portal.common.rules.moves import State

PATIENCE = timedelta(days=14)  # in review for longer is late


@dataclass(frozen=True, slots=True)
class Line:
    """An open edition: its state, whose turn it is, since when, and what is late about it."""

    edition: Edition
    state: State
    turn: str
    since: datetime | None
    open_remarks: int
    is_late: bool


def open_editions(*, state: str = "") -> "QuerySet[Edition]":
    """Return the editions being written, the longest waiting first; only those in STATE if any."""
    latest = EditionMove.objects.filter(edition=OuterRef("pk")).order_by("-at").values("at")[:1]
    rows = Edition.objects.open().select_related("document").defer("text")
    if state in edition_states.OPEN:
        rows = rows.filter(state=state)
    return rows.annotate(
        since=Subquery(latest),
        last_save=Max("revisions__created_at"),
        open_remarks=Count("remarks", filter=Q(remarks__settled_at=None), distinct=True),
    ).order_by("since", "document__code")


def lines(rows: "list[Edition]", *, now: datetime) -> list[Line]:
    """Return ROWS of `open_editions` ready to be shown."""
    return [_line(row, now) for row in rows]


def _line(row: Edition, now: datetime) -> Line:
    since: datetime | None = getattr(row, "since", None)
    overdue = editing.is_overdue(row, now)
    waits = row.state == "in_review" and since is not None and since <= now - PATIENCE
    turn = edition_moves.turn(row.state, is_overdue=overdue)
    return Line(
        edition=row,
        state=edition_states.WORKFLOW.states[row.state],
        turn=_(turn),
        since=since,
        open_remarks=getattr(row, "open_remarks", 0),
        is_late=overdue or waits,
    )


def counts() -> dict[str, int]:
    """Return how many editions stand in each open state."""
    rows = Edition.objects.open().values("state").annotate(n=Count("pk")).order_by()
    found = {row["state"]: row["n"] for row in rows}
    return {state: found.get(state, 0) for state in edition_states.OPEN}
