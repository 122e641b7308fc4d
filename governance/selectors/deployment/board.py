"""The deployment of many bodies side by side."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    F,
    FilteredRelation,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.utils.translation import gettext

from governance.models import Entity, PlanTask
from governance.models.entities import EntityQuerySet
from governance.rules import entity_kinds
from governance.rules.deployment import phases, task_states

NOT_STARTED = "none"
FINISHED = "finished"
LATE = "late"
JOINABLE = [kind.code for kind in entity_kinds.KINDS.values() if kind.may_join]
COLUMNS = ("phase", "settled", "total", "required_left", "next_due")


@dataclass(frozen=True, slots=True)
class Tile:
    """How many bodies are in a stage: its code, its name, the number."""

    code: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A body on the board: its stage in words, and how many of its tasks are late."""

    body: Entity
    stage: str
    late: int


def rows(bodies: EntityQuerySet) -> EntityQuerySet:
    """Return BODIES that may join, with how their plan stands.

    Adds plan_key (None without a plan), phase ("" when finished), phase_number, settled, total,
    required_left (in the current phase) and next_due, the first day of a task that is open.
    """
    columns = {name: F(f"plan__{name}") for name in COLUMNS}
    return _with_plan(bodies).annotate(plan_key=F("plan__id"), phase_number=_number(), **columns)


def lines(found: Collection[Entity], on: date) -> list[Line]:
    """Return the bodies FOUND, of `rows`, as lines on that day, in one query."""
    keys = {key for body in found if (key := getattr(body, "plan_key", None))}
    late = _late_tasks(keys, on)
    return [
        Line(
            body=body,
            stage=stage_in_words(getattr(body, "phase", None)),
            late=late[getattr(body, "plan_key", None)],
        )
        for body in found
    ]


def tiles(bodies: EntityQuerySet, on: date) -> list[Tile]:
    """Return how many of BODIES are in each stage, in one query."""
    late = Count("pk", Q(plan__next_due__lt=on))
    staged = _with_plan(bodies).annotate(stage=F("plan__phase"))
    counted = staged.values("stage").annotate(n=Count("pk"), late=late)
    stages = list(counted.order_by())
    numbers = Counter({row["stage"]: row["n"] for row in stages})
    return [
        Tile(LATE, gettext("With late tasks"), sum(row["late"] for row in stages)),
        *(Tile(code, gettext(phase.label), numbers[code]) for code, phase in phases.PHASES.items()),
        Tile(FINISHED, gettext("Finished"), numbers[phases.FINISHED]),
        Tile(NOT_STARTED, gettext("Not started"), numbers[None]),
    ]


def stage_choices() -> list[tuple[str, str]]:
    """Return the stages to filter by as (code, words) pairs, in the reader's language."""
    return [
        (LATE, gettext("With late tasks")),
        *((code, gettext(label)) for code, label in phases.choices()),
        (FINISHED, gettext("Finished")),
        (NOT_STARTED, gettext("Not started")),
    ]


def stage_in_words(phase: str | None) -> str:
    """Return the PHASE of a body in the reader's language; None is a body without a plan."""
    if phase is None:
        return gettext("Not started")
    return gettext(phases.PHASES[phase].label) if phase else gettext("Finished")


def at_stage(found: EntityQuerySet, stage: str, on: date) -> EntityQuerySet:
    """Keep those FOUND, of `rows`, that are at STAGE; all that have a plan when it is empty."""
    if stage == NOT_STARTED:
        return found.filter(Q(plan_key=None))
    started = found.filter(Q(plan_key__isnull=False))
    if stage == LATE:
        return started.filter(Q(next_due__lt=on))
    if stage:
        return started.filter(Q(phase=phases.FINISHED if stage == FINISHED else stage))
    return started


def _with_plan(bodies: EntityQuerySet) -> EntityQuerySet:
    """Return BODIES that may join, each with its current `plan`, if any."""
    joinable = bodies.filter(kind__in=JOINABLE, status=Entity.Status.ACTIVE)
    current = Q(deployment_plans__ended_at=None)
    return joinable.annotate(plan=FilteredRelation("deployment_plans", condition=current))


def _late_tasks(plans: Collection[UUID], on: date) -> Counter[UUID | None]:
    late: QuerySet[PlanTask] = PlanTask.objects.filter(plan__in=plans, due_on__lt=on)
    late = late.exclude(state__in=task_states.SETTLED)
    counted = late.values("plan").annotate(n=Count("pk")).order_by()
    return Counter({row["plan"]: row["n"] for row in counted})


def _number() -> Case:
    cases = (
        When(plan__phase=code, then=Value(phases.number(code)))
        for code in (*phases.PHASES, phases.FINISHED)
    )
    return Case(*cases, default=Value(0), output_field=IntegerField())
