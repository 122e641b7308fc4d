"""The deployment of many bodies side by side."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from governance.models import DeploymentPlan, PlanTask
from governance.models.entities import EntityQuerySet
from governance.rules import entity_kinds
from governance.rules.deployment import phases, task_states

NOT_STARTED = "none"
FINISHED = "finished"
LATE = "late"
JOINABLE = [kind.code for kind in entity_kinds.KINDS.values() if kind.may_join]


@dataclass(frozen=True, slots=True)
class Tile:
    """How many bodies are in a stage: its code, its name, the number."""

    code: str
    label: str
    number: int


def lines(bodies: EntityQuerySet, on: date) -> EntityQuerySet:
    """Return BODIES that may join, with how their plan stands on that day.

    Adds plan_id, plan_title, phase (None without a plan, "" when finished), phase_number, late,
    settled, total, required_left (in the current phase) and next_due.
    """
    joinable = bodies.filter(kind__in=JOINABLE, status="active")
    known = joinable.annotate(
        plan=FilteredRelation("deployment_plans", condition=Q(deployment_plans__ended_at=None))
    ).annotate(
        plan_key=F("plan__id"),
        plan_title=F("plan__title"),
        phase=F("plan__phase"),
        phase_number=_number(),
    )
    settled = Q(state__in=task_states.SETTLED)
    late = Q(due_on__lt=on) & ~settled
    here = Q(phase=OuterRef("plan__phase"), required=True) & ~settled
    return known.annotate(
        total=_count(Q()),
        settled=_count(settled),
        late=_count(late),
        required_left=_count(here),
        next_due=Subquery(
            _tasks(~settled).values("plan").annotate(day=Min("due_on")).values("day")
        ),
    )


def tiles(bodies: EntityQuerySet, on: date) -> list[Tile]:
    """Return how many of BODIES are in each stage, in three queries."""
    joinable = bodies.filter(kind__in=JOINABLE, status="active").values("pk")
    running = DeploymentPlan.objects.filter(entity__in=joinable, ended_at=None)
    rows = running.values("phase").annotate(n=Count("pk")).order_by()
    numbers = Counter({row["phase"]: row["n"] for row in rows})
    started = sum(numbers.values())
    return [
        Tile(LATE, gettext("With late tasks"), _late(running, on).count()),
        *(Tile(code, gettext(phase.label), numbers[code]) for code, phase in phases.PHASES.items()),
        Tile(FINISHED, gettext("Finished"), numbers[phases.FINISHED]),
        Tile(NOT_STARTED, gettext("Not started"), joinable.count() - started),
    ]


def late_bodies(bodies: EntityQuerySet, on: date) -> int:
    """Return how many of BODIES have late tasks on that day."""
    running = DeploymentPlan.objects.filter(entity__in=bodies.values("pk"), ended_at=None)
    return _late(running, on).count()


def stage_choices() -> list[tuple[str, str]]:
    """Return the stages to filter by as (code, words) pairs, in the reader's language."""
    return [
        (LATE, gettext("With late tasks")),
        *((code, gettext(label)) for code, label in phases.choices()),
        (FINISHED, gettext("Finished")),
        (NOT_STARTED, gettext("Not started")),
    ]


def stage_in_words(phase: str | None) -> str:
    """Return the PHASE of a line in the reader's language; None is a body without a plan."""
    if phase is None:
        return gettext("Not started")
    return gettext(phases.PHASES[phase].label) if phase else gettext("Finished")


def at_stage(rows: EntityQuerySet, stage: str) -> EntityQuerySet:
    """Keep the ROWS, of `lines`, that are at STAGE; all that have a plan when it is empty."""
    if stage == NOT_STARTED:
        return rows.filter(Q(plan_key=None))
    started = rows.filter(Q(plan_key__isnull=False))
    if stage == LATE:
        return started.filter(Q(late__gt=0))
    if stage:
        return started.filter(Q(phase=phases.FINISHED if stage == FINISHED else stage))
    return started


def _late(plans: QuerySet[DeploymentPlan], on: date) -> QuerySet[DeploymentPlan]:
    tasks = PlanTask.objects.filter(plan=OuterRef("pk"), due_on__lt=on)
    return plans.filter(Exists(tasks.exclude(state__in=task_states.SETTLED)))


def _number() -> Case:
    cases = (
        When(plan__phase=code, then=Value(phases.number(code)))
        for code in (*phases.PHASES, phases.FINISHED)
    )
    return Case(*cases, default=Value(0), output_field=IntegerField())


def _tasks(which: Q) -> QuerySet[PlanTask]:
    return PlanTask.objects.filter(which, plan=OuterRef("plan__id")).order_by()


def _count(which: Q) -> Coalesce:
    counted = _tasks(which).values("plan").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
