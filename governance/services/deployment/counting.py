"""Keep the counts of a plan in step with its tasks."""

from collections.abc import Sequence

from governance.models import DeploymentPlan, PlanTask
from governance.rules.deployment import phases

COUNTS = ["total", "settled", "required_left", "next_due"]


def recount(plan: DeploymentPlan) -> None:
    """Write the counts of PLAN, whose row is locked, as its tasks stand now."""
    count(plan, list(plan.tasks.all()))
    plan.save(update_fields=COUNTS)


def count(plan: DeploymentPlan, tasks: Sequence[PlanTask]) -> None:
    """Set the counts of PLAN, not yet written, from its TASKS."""
    open_days = [task.due_on for task in tasks if task.due_on and not task.is_settled]
    plan.total = len(tasks)
    plan.settled = sum(task.is_settled for task in tasks)
    plan.required_left = phases.missing(plan.phase, [task.step for task in tasks])
    plan.next_due = min(open_days, default=None)
