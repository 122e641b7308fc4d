"""The actions of many bodies side by side."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, Max, Q, QuerySet, Value, When, Window

from governance.models import User
from selfassessment.models import ImprovementAction
from selfassessment.rules.improvement.action_states import (
    ACTION,
    DOING,
    DONE,
    OPEN,
    SUGGESTED,
    TO_DO,
    UNDER_WAY,
)
from selfassessment.selectors.improvement.actions import visible_to

STATES = {"open": OPEN, **{code: (code,) for code in ACTION.states}, "all": tuple(ACTION.states)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of the list; empty means any."""

    q: str = ""
    state: str = "open"
    question: str = ""
    only: str = ""
    body: UUID | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many actions stand where."""

    suggested: int
    todo: int
    doing: int
    done: int
    late: int


def side_by_side(user: User, wanted: Wanted, *, on: date) -> QuerySet[ImprovementAction]:
    """Return the actions WANTED of all bodies that USER sees, question by question.

    The questions with something late ON that day come first, and in each what is late.
    """
    rows = visible_to(user).filter(state__in=STATES[wanted.state])
    if wanted.q:
        rows = rows.filter(entity__search_name__icontains=wanted.q)
    if wanted.question:
        rows = rows.filter(question__code=wanted.question)
    if wanted.body:
        rows = rows.filter(entity=wanted.body)
    if wanted.only == "late":
        rows = rows.filter(_late(on))
    is_late = Case(When(_late(on), then=Value(1)), default=Value(0), output_field=IntegerField())
    worst = Window(Max(is_late), partition_by=F("question__code"))
    return rows.annotate(is_late_now=is_late, question_is_late=worst).order_by(
        "-question_is_late",
        "question__dimension",
        "question__position",
        "question__code",
        "-is_late_now",
        F("due_on").asc(nulls_last=True),
        "entity__sort_name",
        "pk",
    )


def tally(user: User, *, on: date) -> Tally:
    """Count the actions that USER sees."""
    counts = {code: Count("pk", filter=Q(state=code)) for code in (SUGGESTED, TO_DO, DOING, DONE)}
    late = Count("pk", filter=_late(on))
    return Tally(**visible_to(user).aggregate(**counts, late=late))


def _late(on: date) -> Q:
    return Q(state__in=UNDER_WAY, due_on__lt=on)
