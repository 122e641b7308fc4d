"""The plan of a body: where it stands, what comes next, what is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext

from governance.models import DeploymentPlan, Entity, PhaseMove, PlanTask
from governance.rules.deployment import phases

CLOSED, CURRENT, AHEAD = "closed", "current", "ahead"
SHOWN_NEXT = 3


@dataclass(frozen=True, slots=True)
class PhaseState:
    """A phase of a plan with its tasks; MISSING are the required ones that keep it open."""

    code: str
    label: str
    purpose: str
    state: str
    tasks: list[PlanTask]
    missing: int
    closed_by: PhaseMove | None

    @property
    def settled(self) -> int:
        """How many tasks are done or set aside."""
        return sum(task.is_settled for task in self.tasks)

    @property
    def is_current(self) -> bool:
        """Whether this is the phase to work on."""
        return self.state == CURRENT


@dataclass(frozen=True, slots=True)
class Overview:
    """A plan as a whole on one day."""

    plan: DeploymentPlan
    phases: list[PhaseState]
    next: list[PlanTask]
    late: list[PlanTask]
    settled: int
    total: int

    @property
    def current(self) -> PhaseState | None:
        """The phase to work on; None once all are closed."""
        return next((row for row in self.phases if row.is_current), None)


def running(entity: Entity) -> DeploymentPlan | None:
    """Return the plan of ENTITY, also a finished one; None when it has none."""
    rows = DeploymentPlan.objects.filter(entity=entity, ended_at=None)
    return rows.select_related("started_by", "entity").first()


def closed(plan: DeploymentPlan) -> dict[str, PhaseMove]:
    """Return the phases of PLAN that are closed, with the move that closed them."""
    moves = plan.moves.select_related("by").order_by("pk")
    last = {move.phase: move for move in moves}
    return {phase: move for phase, move in last.items() if move.closes}


def overview(plan: DeploymentPlan, on: date) -> Overview:
    """Return how PLAN stands on that day, in three queries."""
    tasks = list(
        plan.tasks.select_related("owner")
        .annotate(
            proofs=Count("evidence", filter=Q(evidence__removed_at=None)),
        )
        .order_by("position", "pk")
    )
    done = closed(plan)
    found = [_phase(plan, code, tasks, done.get(code)) for code in phases.PHASES]
    return Overview(
        plan=plan,
        phases=found,
        next=_next(tasks, plan.phase),
        late=sorted((task for task in tasks if task.is_late(on)), key=_urgency),
        settled=sum(task.is_settled for task in tasks),
        total=len(tasks),
    )


def moves(plan: DeploymentPlan) -> list[PhaseMove]:
    """Return the moves of the phases of PLAN, the newest first."""
    return list(plan.moves.select_related("by").order_by("-pk"))


def _phase(
    plan: DeploymentPlan, code: str, tasks: Sequence[PlanTask], closed_by: PhaseMove | None
) -> PhaseState:
    phase = phases.PHASES[code]
    own = [task for task in tasks if task.phase == code]
    state = CLOSED if closed_by else CURRENT if code == plan.phase else AHEAD
    return PhaseState(
        code=code,
        label=gettext(phase.label),
        purpose=gettext(phase.purpose),
        state=state,
        tasks=own,
        missing=phases.missing(code, [task.step for task in own]),
        closed_by=closed_by,
    )


def _next(tasks: Sequence[PlanTask], phase: str) -> list[PlanTask]:
    waiting = [task for task in tasks if task.phase == phase and not task.is_settled]
    return sorted(waiting, key=_urgency)[:SHOWN_NEXT]


def _urgency(task: PlanTask) -> tuple[date, int]:
    return task.due_on or date.max, task.position
