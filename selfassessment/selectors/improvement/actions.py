"""Improvement actions: one, those of a body, and those of many bodies side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, F, IntegerField, Max, Q, QuerySet, Value, When, Window

from governance import access
from governance.models import Entity, Membership, User
from governance.models.dated import holding
from governance.rules import roles
from selfassessment.models import Assessment, ImprovementAction
from selfassessment.rules.improvement.action_states import (
    ACTION,
    DOING,
    DONE,
    OPEN,
    PROMISED,
    SUGGESTED,
    TODO,
    UNDER_WAY,
)
from selfassessment.selectors import instruments

STATES = {"open": OPEN, **{code: (code,) for code in ACTION.states}, "all": tuple(ACTION.states)}
_KNOWN = ("question", "owner", "entity", "assessment__campaign__version")


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


def visible_to(user: User) -> QuerySet[ImprovementAction]:
    """Return the actions of the bodies whose results USER may see, with what a line shows."""
    bodies = access.entities(user, roles.READ_RESULTS)
    rows = ImprovementAction.objects.filter(entity__in=bodies).select_related(*_KNOWN)
    return rows.defer("assessment__campaign__version__content")


def one(user: User, pk: UUID) -> ImprovementAction | None:
    """Return the action PK, if USER may see its body; else None."""
    return visible_to(user).filter(pk=pk).first()


def of_body(entity: Entity) -> list[ImprovementAction]:
    """Return all actions of ENTITY: by the day they are due, those without one last."""
    rows = ImprovementAction.objects.filter(entity=entity).select_related(*_KNOWN)
    found = rows.defer("assessment__campaign__version__content")
    return list(found.order_by(F("due_on").asc(nulls_last=True), "question__code", "pk"))


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
    counts = {code: Count("pk", filter=Q(state=code)) for code in (SUGGESTED, TODO, DOING, DONE)}
    late = Count("pk", filter=_late(on))
    return Tally(**visible_to(user).aggregate(**counts, late=late))


def team(entity: Entity, *, on: date) -> list[User]:
    """Return who belongs to ENTITY on that day and may own an action, by name."""
    own = [role.code for role in roles.ROLES.values() if role.reach == roles.OWN]
    rows = holding(Membership.objects.filter(entity=entity, role__in=own), on)
    members = User.objects.filter(pk__in=rows.values("user"), is_active=True)
    return list(members.order_by("full_name", "pk"))


def open_for(entity: Entity, codes: Iterable[str] | None = None) -> dict[str, ImprovementAction]:
    """Return the open action of ENTITY on each question, by its code; CODES narrow them."""
    rows = ImprovementAction.objects.filter(entity=entity, state__in=OPEN)
    if codes is not None:
        rows = rows.filter(question__code__in=list(codes))
    found = rows.select_related("question").order_by("-version", "pk")
    return {row.question.code: row for row in found}


def promised(assessment: Assessment, codes: Iterable[str]) -> dict[str, list[ImprovementAction]]:
    """Return what the body of ASSESSMENT said before it that it would do, by question code.

    Only where the question still has the same words: another question promised nothing.
    """
    rows = ImprovementAction.objects.filter(
        entity=assessment.entity_id,
        question__code__in=list(codes),
        state__in=PROMISED,
        assessment__campaign__opens_on__lt=assessment.campaign.opens_on,
    ).select_related(*_KNOWN)
    now = {question.code: question.text for question in instruments.of_assessment(assessment)}
    found: dict[str, list[ImprovementAction]] = {}
    for row in rows.defer("assessment__campaign__version__content").order_by("due_on", "pk"):
        code = row.question.code
        if words_of(row) == now.get(code):
            found.setdefault(code, []).append(row)
    return found


def words_of(action: ImprovementAction) -> str:
    """Return the text of the question that ACTION is about, as it was asked then."""
    version = action.assessment.campaign.version
    return instruments.of_version(version).question(action.question.code).text


def _late(on: date) -> Q:
    return Q(state__in=UNDER_WAY, due_on__lt=on)
