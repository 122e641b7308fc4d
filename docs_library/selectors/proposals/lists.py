"""Lists of proposals: what a reader asks for, what waits, and how long things usually take."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce
from django.utils import timezone

from docs_library.models import Proposal, ProposalSupport
from docs_library.rules.proposals import clocks, names, states
from docs_library.selectors.proposals import finding
from governance.models import Entity, User

OPEN, ALL = "open", "all"
ORDERS: dict[str, list[str | OrderBy]] = {
    "recent": ["-changed_at"],
    "support": ["-support", "-changed_at"],
    "oldest": ["submitted_at", "created_at"],
    "target": [F("target_on").asc(nulls_last=True), "-changed_at"],
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks for; "" means whatever it is."""

    q: str = ""
    state: str = ""
    kind: str = ""
    document: str = ""
    whose: str = ""
    order: str = "recent"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal that waits: since how many working days, by when it is due, whether late."""

    proposal: Proposal
    days: int
    due: date
    is_late: bool


@dataclass(frozen=True, slots=True)
class Usual:
    """How many days things usually take; None where nothing has happened yet."""

    triage: int | None
    decision: int | None
    resolution: int | None


def listed(user: User, wanted: Wanted, body: Entity | None) -> "QuerySet[Proposal]":
    """Return the proposals that USER, who acts for BODY, may see and asks for, with `support`."""
    rows = _filtered(finding.visible(user), wanted)
    if wanted.whose == "mine":
        rows = rows.filter(author=user)
    elif wanted.whose == "body":
        rows = rows.filter(Q(entity=body) | Q(supports__entity=body)) if body else rows.none()
    counted = ProposalSupport.objects.filter(proposal=OuterRef("pk")).order_by().values("proposal")
    total = counted.annotate(n=Count("pk")).values("n")
    rows = rows.annotate(support=Coalesce(Subquery(total), 0)).distinct()
    rows = rows.select_related("author", "entity", "document", "tool", "owner")
    return rows.order_by(*ORDERS.get(wanted.order, ORDERS["recent"]), "pk")


def _filtered(rows: "QuerySet[Proposal]", wanted: Wanted) -> "QuerySet[Proposal]":
    if wanted.state in ("", OPEN):
        rows = rows.exclude(state__in=states.CLOSED)
    elif wanted.state != ALL:
        rows = rows.filter(state=wanted.state)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.document:
        rows = rows.filter(document__code=wanted.document)
    for word in wanted.q.split():
        rows = rows.filter(
            Q(title__icontains=word) | Q(problem__icontains=word) | Q(suggestion__icontains=word)
        )
    return rows


def waiting(on: date) -> list[Waiting]:
    """Return what waits to be looked at, the oldest first, seen ON a day."""
    rows = Proposal.objects.filter(state__in=states.UNTRIAGED, submitted_at__isnull=False)
    rows = rows.select_related("entity", "document", "tool", "author").order_by("submitted_at")
    return [_clock(row, on) for row in rows]


def stuck(on: date) -> list[Waiting]:
    """Return what is being assessed or waits for its proposer, the longest unchanged first."""
    rows = Proposal.objects.filter(state__in=[names.NEEDS_INFO, names.ASSESSMENT])
    rows = rows.select_related("entity", "document", "tool", "author").order_by("changed_at")
    return [_clock(row, on) for row in rows]


def usual() -> Usual:
    """Return how many days triage, decision and resolution usually take: medians of all."""
    rows = Proposal.objects.filter(submitted_at__isnull=False)
    resolved = rows.filter(state=names.RESOLVED)
    return Usual(
        _median(rows, "triaged_at"), _median(rows, "decided_at"), _median(resolved, "closed_at")
    )


def _median(rows: "QuerySet[Proposal]", until: str) -> int | None:
    """Return the median of the days from sending ROWS UNTIL a moment; None when none is known."""
    pairs = rows.filter(**{f"{until}__isnull": False}).values_list("submitted_at", until)
    return clocks.usual((end - start).days for start, end in pairs)


def _clock(row: Proposal, on: date) -> Waiting:
    untriaged = row.state in states.UNTRIAGED
    since = timezone.localdate(row.submitted_at if untriaged else row.changed_at)
    due = clocks.due(since, settings.TRIAGE_WORKING_DAYS)
    return Waiting(row, clocks.working_days(since, on), due, due < on)
