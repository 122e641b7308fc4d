"""What controls found not to conform, and how far its follow-up is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

from governance import access
from governance.models import User
from governance.rules import roles
from selfassessment.models import Assessment, Finding
from selfassessment.rules.finding_states import AGREED, DONE, DROPPED, OPEN, RESOLVED

UNRESOLVED = "unresolved"
STATES = {
    UNRESOLVED: (OPEN, AGREED, DONE),
    OPEN: (OPEN,),
    AGREED: (AGREED,),
    DONE: (DONE,),
    RESOLVED: (RESOLVED,),
    "all": (OPEN, AGREED, DONE, RESOLVED, DROPPED),
}
_ORDER = Case(
    When(verdict="no_conforme", then=Value(0)), default=Value(1), output_field=IntegerField()
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of the list; empty means any."""

    q: str = ""
    state: str = UNRESOLVED
    verdict: str = ""
    question: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings stand where."""

    open: int
    agreed: int
    done: int
    late: int


def visible_to(user: User) -> QuerySet[Finding]:
    """Return the findings of the bodies whose results USER may see, with what a line shows."""
    bodies = access.entities(user, roles.READ_RESULTS)
    rows = Finding.objects.filter(assessment__entity__in=bodies)
    return rows.select_related("question", "assessment__entity", "assessment__campaign")


def of(user: User, wanted: Wanted, *, on: date) -> QuerySet[Finding]:
    """Return the findings that WANTED asks for: the worst first, then by the day agreed."""
    rows = visible_to(user).filter(state__in=STATES[wanted.state])
    if wanted.q:
        rows = rows.filter(assessment__entity__search_name__icontains=wanted.q)
    if wanted.verdict:
        rows = rows.filter(verdict=wanted.verdict)
    if wanted.question:
        rows = rows.filter(question__code=wanted.question)
    if wanted.only == "late":
        rows = rows.filter(_late(on))
    return rows.order_by(
        _ORDER,
        F("due_on").asc(nulls_first=True),
        "assessment__entity__sort_name",
        "question__dimension",
        "question__position",
    )


def tally(user: User, *, on: date) -> Tally:
    """Count the findings that USER sees."""
    found = visible_to(user).aggregate(
        open=Count("pk", filter=Q(state=OPEN)),
        agreed=Count("pk", filter=Q(state=AGREED)),
        done=Count("pk", filter=Q(state=DONE)),
        late=Count("pk", filter=_late(on)),
    )
    return Tally(**found)


def of_assessment(assessment: Assessment) -> list[Finding]:
    """Return the findings of ASSESSMENT that hold, in the order of the questionnaire."""
    rows = Finding.objects.filter(assessment=assessment).exclude(state=DROPPED)
    found = rows.select_related("question")
    return list(found.order_by("question__dimension", "question__position"))


def one(user: User, pk: UUID) -> Finding | None:
    """Return the finding PK with its questionnaire, if USER may see its body; else None."""
    rows = visible_to(user).filter(pk=pk).select_related("assessment__campaign__version")
    return rows.defer("assessment__campaign__version__content").first()


def _late(on: date) -> Q:
    return Q(state=AGREED, due_on__lt=on)
