"""Body `a` in its second phase: a task with evidence and a comment; tools, one with a notice."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from eset_portal.common import uploads
from governance.models import (
    DeploymentPlan,
    Entity,
    PlanTask,
    PlanTemplate,
    TaskEvidence,
    TemplateTask,
    Tool,
    ToolNotice,
)
from governance.services import tools
from governance.services.deployment import evidence, needs, plans, tasks
from tests.cast import Cast
from tests.common import files
from tests.governance.deployment import making


@dataclass(frozen=True)
class DeploymentWorld:
    """One of each thing about deployment, all of body `a`, and the template of its plan."""

    plan: DeploymentPlan
    task: PlanTask
    evidence: TaskEvidence
    template: PlanTemplate
    template_task: TemplateTask
    tool: Tool
    notice: ToolNotice


def make(cast: Cast, *, now: datetime) -> DeploymentWorld:
    """Put everything into the database, as it stands now."""
    plan = making.a_plan(cast.a, now=now - timedelta(days=90), by=cast.tecla)
    making.finish(plan, "diagnosis", cast.alice, now)
    plan = plans.close_phase(plan=plan, phase="diagnosis", by=cast.tecla, now=now)
    task = plan.tasks.get(phase="preparation")
    tasks.comment(task=task, text="Demà truco al registre.", by=cast.bob, now=now)
    body = Entity.objects.with_facts(now.date()).get(pk=cast.a.pk)
    needs.record(entity=body, answers=making.NEEDS, seen=0, by=cast.alice, now=now)
    template = plan.template
    assert template is not None
    tool, notice = _tools(cast, now)
    return DeploymentWorld(
        plan=plan,
        task=task,
        evidence=evidence.attach(task=task, file=a_pdf(), by=cast.alice, now=now),
        template=template,
        template_task=template.tasks.order_by("position")[0],
        tool=tool,
        notice=notice,
    )


def a_pdf(name: str = "decret.pdf") -> uploads.Checked:
    """Return a small PDF that has been checked."""
    return uploads.checked(upload(name))


def upload(name: str = "decret.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    """Return a file as a browser sends it, a good PDF unless CONTENT says otherwise."""
    return SimpleUploadedFile(name, files.pdf() if content is None else content)


def _tools(cast: Cast, now: datetime) -> tuple[Tool, ToolNotice]:
    words = {"group": "publishing", "purpose": "Notifica.", "owner": "Consorci de prova"}
    tool = tools.add(words={"name": "e-Avisos", **words}, by=cast.adam)
    other = tools.add(words={"name": "e-Avisos nou", **words}, by=cast.adam)
    what = tools.Announcement(
        "retirement", now.date() + timedelta(days=60), "Deixa de funcionar.", other
    )
    use = tools.Use("partly", now.date() - timedelta(days=400), "només a secretaria")
    tools.use(entity=cast.a, tool=tool, what=use, by=cast.alice, now=now)
    return tool, tools.announce(tool=tool, what=what, by=cast.adam, now=now)
