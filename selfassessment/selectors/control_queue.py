"""The assessments that wait for somebody's control, the most urgent first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from governance import access
from governance.models import Entity, User
from governance.rules import roles
from selfassessment.models import Assessment, Campaign, SecondOpinion
from selfassessment.rules.assessment_states import (
    CLOSED,
    HANDED_IN,
    IN_CONTROL,
    RETURNED,
    SUBMITTED,
    TO_CONTROL,
    VALIDATED,
)
from selfassessment.rules.control_risk import HIGH, HIGH_FROM, LOW, MEDIUM, MEDIUM_FROM

WAITING = "todo"
STAGES = {
    WAITING: TO_CONTROL,
    SUBMITTED: {SUBMITTED},
    IN_CONTROL: {IN_CONTROL},
    RETURNED: {RETURNED},
    VALIDATED: {VALIDATED},
    CLOSED: {CLOSED},
    "all": HANDED_IN,
}
RISKS = {
    HIGH: Q(control__risk__gte=HIGH_FROM),
    MEDIUM: Q(control__risk__gte=MEDIUM_FROM, control__risk__lt=HIGH_FROM),
    LOW: Q(control__risk__lt=MEDIUM_FROM),
}
_DUE = F("control__due_on").asc(nulls_last=True)
_RISK = F("control__risk").desc(nulls_last=True)
SORTS = {
    "due": (_DUE, _RISK, "entity__sort_name"),
    "risk": (_RISK, _DUE, "entity__sort_name"),
    "name": ("entity__sort_name", _DUE),
    "submitted": ("submitted_at", "entity__sort_name"),
}
LATE, MINE, ASKED = "late", "mine", "asked"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of the queue; empty means any."""

    q: str = ""
    stage: str = WAITING
    risk: str = ""
    only: str = ""
    campaign: str = ""
    sort: str = "due"


@dataclass(frozen=True, slots=True)
class Load:
    """How much waits: handed in and not begun, under control, with the body, and late."""

    waiting: int
    begun: int
    returned: int
    late: int
    asked: int


def bodies_for(user: User) -> QuerySet[Entity]:
    """Return the bodies whose controls USER sees: those they control, or all for the AOC."""
    if access.may_for_all(user, roles.MANAGE_CAMPAIGNS):
        return Entity.objects.all()
    return access.entities(user, roles.CONTROL)


def of(bodies: QuerySet[Entity], wanted: Wanted, *, user: User, on: date) -> QuerySet[Assessment]:
    """Return the assessments of BODIES that WANTED asks for, sorted, with what a line shows."""
    rows = _with_questions(Assessment.objects.filter(entity__in=bodies))
    rows = rows.filter(state__in=STAGES[wanted.stage])
    if wanted.q:
        rows = rows.filter(entity__search_name__icontains=wanted.q)
    if wanted.risk:
        rows = rows.filter(RISKS[wanted.risk])
    if wanted.campaign:
        rows = rows.filter(campaign__slug=wanted.campaign)
    narrowed = {
        LATE: Q(control__due_on__lt=on, state__in=TO_CONTROL),
        MINE: Q(control__taken_by=user),
        ASKED: Q(is_asked=True),
    }
    if wanted.only:
        rows = rows.filter(narrowed[wanted.only])
    shown = rows.select_related("entity", "campaign", "control__taken_by")
    return shown.order_by(*SORTS[wanted.sort], "pk")


def load(bodies: QuerySet[Entity], *, on: date) -> Load:
    """Count what waits among the assessments of BODIES."""
    rows = _with_questions(Assessment.objects.filter(entity__in=bodies, state__in=HANDED_IN))
    found = rows.aggregate(
        waiting=Count("pk", filter=Q(state=SUBMITTED)),
        begun=Count("pk", filter=Q(state=IN_CONTROL)),
        returned=Count("pk", filter=Q(state=RETURNED)),
        late=Count("pk", filter=Q(state__in=TO_CONTROL, control__due_on__lt=on)),
        asked=Count("pk", filter=Q(is_asked=True)),
    )
    return Load(**found)


def campaigns(bodies: QuerySet[Entity]) -> list[Campaign]:
    """Return the campaigns in which one of BODIES has handed in, the newest first."""
    there = Assessment.objects.filter(entity__in=bodies, state__in=HANDED_IN)
    rows = Campaign.objects.filter(Exists(there.filter(campaign=OuterRef("pk"))))
    return list(rows.order_by("-opens_on"))


def _with_questions(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Mark those of ROWS about which the AOC was asked and has not answered."""
    waiting = SecondOpinion.objects.filter(
        assessment=OuterRef("pk"), given_at=None, taken_back_at=None
    )
    return rows.annotate(is_asked=Exists(waiting))
