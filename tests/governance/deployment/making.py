"""Templates and plans for tests, small enough to be read."""

from datetime import UTC, datetime
from typing import Any

from governance.models import (
    DeploymentPlan,
    Entity,
    PlanTask,
    PlanTemplate,
    TemplateTask,
    User,
)
from governance.services.deployment import plans, tasks
from governance.services.deployment.tasks import Draft

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
# Phase, title, required, days after the start.
TASKS = (
    ("diagnosis", "Designeu la persona responsable", True, 10),
    ("diagnosis", "Responeu el qüestionari", True, 20),
    ("diagnosis", "Visiteu un ens proper", False, 30),
    ("preparation", "Demaneu els certificats", True, 60),
    ("pilot", "Tramiteu un expedient", True, 90),
    ("extension", "Esteneu el mètode", True, 200),
    ("consolidation", "Feu l’autoavaluació", True, 300),
)
NEEDS = {
    "staff": 4,
    "secretary": "shared",
    "leader": "nobody",
    "register": "single",
    "manager": "served",
    "scanner": "no",
    "certificates": "all",
    "telework": "unruled",
    "shared_work": ["folders"],
    "connection": "good",
    "archivist": "network",
    "training": ["basics", "remote"],
}
"""Good answers for a small town council: it needs six things."""


def a_template(title: str = "Ajuntament petit", **facts: Any) -> PlanTemplate:
    """Return a template with a task or two in each phase."""
    values = {"kinds": ["ajuntament"], "changed_at": NOW} | facts
    template = PlanTemplate.objects.create(title=title, **values)
    TemplateTask.objects.bulk_create(
        TemplateTask(
            template=template, phase=phase, title=name, required=needed, days=days, position=place
        )
        for place, (phase, name, needed, days) in enumerate(TASKS)
    )
    return template


def a_plan(entity: Entity, *, now: datetime = NOW, by: User | None = None) -> DeploymentPlan:
    """Return a plan of ENTITY that starts NOW, from a template of its own."""
    template = a_template(f"Plantilla de {entity.name}"[:120], kinds=[entity.kind])
    return plans.start(entity=entity, template=template, by=by, now=now)


def draft(task: PlanTask, **changes: Any) -> Draft:
    """Return what TASK is, but for CHANGES, as a draft."""
    values = {
        "state": task.state,
        "reason": task.reason,
        "due_on": task.due_on,
        "owner": task.owner,
        "seen": task.version,
    }
    return Draft(**(values | changes))


def finish(plan: DeploymentPlan, phase: str, by: User, now: datetime = NOW) -> None:
    """Do every task of PHASE."""
    for task in plan.tasks.filter(phase=phase):
        tasks.save(task=task, draft=draft(task, state="done"), by=by, now=now)
