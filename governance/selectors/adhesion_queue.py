"""The applications of many bodies, in the order of the published points."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from governance import access
from governance.models import (
    Application,
    ComarcaMembership,
    Entity,
    Population,
    PriorityPoint,
    Support,
    User,
)
from governance.models.dated import holding
from governance.rules import adhesion_funnel, adhesion_states, naming, priority, roles

WAITING = "waiting"
EVERYTHING = "all"
FACTS = (
    *("pk", "submitted_at", "entity__kind", "asked_kind", "inhabitants"),
    *("shared_secretaria", "has_file_manager", "uses_eset", "in_archives_network"),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for in the queue; what is empty does not count."""

    state: str = WAITING
    kind: str = ""
    comarca: str = ""
    supporter: str = ""
    q: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """An application's key, when it was sent, and its points with the reasons."""

    key: UUID
    submitted_at: datetime | None
    score: priority.Score


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the queue: the application, its place and points, and the facts of its body."""

    case: Application
    score: priority.Score
    body: Entity | None


def points() -> dict[str, int]:
    """Return the points of each criterion: the published ones where nobody changed them."""
    return priority.PUBLISHED | dict(PriorityPoint.objects.values_list("code", "points"))


def visible(user: User) -> QuerySet[Application]:
    """Return the applications sent by the bodies over which USER may look."""
    rows = Application.objects.exclude(state=adhesion_states.DRAFT)
    # A draft that was withdrawn was never sent to anybody.
    rows = rows.exclude(state=adhesion_states.WITHDRAWN, submitted_at=None)
    if access.may_for_all(user, roles.READ_DASHBOARD):
        return rows
    return rows.filter(entity__in=access.entities(user, roles.READ_DASHBOARD).values("pk"))


def waiting(rows: QuerySet[Application]) -> int:
    """Return for how many applications among ROWS the next step is the Consortium's."""
    return rows.filter(state__in=adhesion_states.FOR_THE_CONSORTIUM).count()


def only(rows: QuerySet[Application], wanted: Wanted, on: date) -> QuerySet[Application]:
    """Keep the ROWS that fit WANTED, with what held on that day."""
    if wanted.step:
        rows = rows.filter(state__in=adhesion_funnel.parts()[wanted.step])
    elif wanted.state == WAITING:
        rows = rows.filter(state__in=adhesion_states.FOR_THE_CONSORTIUM)
    elif wanted.state != EVERYTHING:
        rows = rows.filter(state=wanted.state)
    if wanted.kind:
        rows = rows.filter(Q(entity__kind=wanted.kind) | Q(entity=None, asked_kind=wanted.kind))
    if wanted.comarca:
        there = holding(ComarcaMembership.objects.filter(comarca=wanted.comarca), on)
        rows = rows.filter(entity__in=there.values("entity"))
    if wanted.supporter:
        helped = holding(Support.objects.filter(supporter__pk=wanted.supporter), on)
        rows = rows.filter(
            Q(entity__in=helped.values("entity")) | Q(supporter__pk=wanted.supporter)
        )
    for word in naming.search_words(wanted.q):
        rows = rows.filter(
            Q(entity__search_name__contains=f" {word}") | Q(entity=None, asked_name__icontains=word)
        )
    return rows


def in_order(rows: QuerySet[Application], given: Mapping[str, int]) -> list[Place]:
    """Return the places of ROWS: most points first, then who has waited longest. One query."""
    latest = Population.objects.filter(entity=OuterRef("entity_id")).order_by("-year")
    known = rows.annotate(inhabitants=Subquery(latest.values("inhabitants")[:1]))
    places = [
        Place(row["pk"], row["submitted_at"], priority.score(_facts(row), given))
        for row in known.values(*FACTS)
    ]
    return sorted(places, key=_order)


def _order(place: Place) -> tuple[int, float, str]:
    since = place.submitted_at.timestamp() if place.submitted_at else float("inf")
    return -place.score.total, since, place.key.hex


def _facts(row: Mapping[str, object]) -> priority.Facts:
    inhabitants = row["inhabitants"]
    return priority.Facts(
        kind=str(row["entity__kind"] or row["asked_kind"]),
        inhabitants=inhabitants if isinstance(inhabitants, int) else None,
        shared_secretaria=bool(row["shared_secretaria"]),
        has_file_manager=row["has_file_manager"] is not False,
        uses_eset=bool(row["uses_eset"]),
        in_archives_network=bool(row["in_archives_network"]),
    )


def score_of(case: Application, given: Mapping[str, int]) -> priority.Score:
    """Return the points of one application with the reasons."""
    return in_order(Application.objects.filter(pk=case.pk), given)[0].score


def rows(places: list[Place], on: date) -> list[Row]:
    """Return the lines of PLACES, in their order, with what held on that day. Two queries."""
    keys = [place.key for place in places]
    known = Application.objects.select_related("entity", "supporter").in_bulk(keys)
    bodies = {case.entity_id for case in known.values() if case.entity_id}
    facts = Entity.objects.with_facts(on).in_bulk(list(bodies))
    return [
        Row(
            case=known[place.key],
            score=place.score,
            body=facts.get(known[place.key].entity_id) if known[place.key].entity_id else None,
        )
        for place in places
    ]
