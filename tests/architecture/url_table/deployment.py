"""Plans, tasks, needs, templates and tools."""

from typing import Any

from django.utils import timezone

from tests.architecture.url_table.rows import (
    NEVER,
    Make,
    Row,
    each,
    of_a,
    signed_in,
)
from tests.governance.deployment import making
from tests.world import World
from tests.worlds.deployment import upload

WORKERS = of_a(403, alice=302, bob=302, tecla=302, adam=302)
STEERING = signed_in(403, tecla=200, rita=200, adam=200, aurora=200)
SETTINGS = signed_in(403, adam=200)
SETTLED = signed_in(403, adam=302)
TEMPLATE_WORDS = {"title": "Ens de prova", "intro": "", "kinds": ["ajuntament"]}
TASK_WORDS = {
    "phase": "pilot",
    "title": "Proveu-ho",
    "text": "",
    "required": "on",
    "side": "body",
    "days": "9",
    "page": "",
    "link": "",
}
TOOL_WORDS = {"name": "Eina nova", "group": "files", "purpose": "Prova.", "owner": "Ningú"}
NOTICE = {"kind": "change", "holds_from": "2031-01-01", "note": "Canvia.", "source": ""}


def _a(w: World) -> dict[str, Any]:
    return {"pk": w.cast.a.pk}


def _task(w: World) -> dict[str, Any]:
    return {"pk": w.deployment.task.pk}


def _evidence(w: World) -> dict[str, Any]:
    return {"pk": w.deployment.evidence.pk}


def _template(w: World) -> dict[str, Any]:
    return {"pk": w.deployment.template.pk}


def _template_task(w: World) -> dict[str, Any]:
    return {**_template(w), "task_pk": w.deployment.template_task.pk}


def _seen(w: World) -> dict[str, Any]:
    return {"version": str(w.deployment.template.version)}


def _phase(code: str) -> Make:
    return lambda w: {"pk": w.deployment.plan.pk, "phase": code}


def _tool(w: World) -> dict[str, Any]:
    return {"slug": w.deployment.tool.slug}


def _chosen(w: World) -> dict[str, Any]:
    task = w.deployment.task
    return {"state": "doing", "owner": "", "due_on": "2031-01-01", "version": str(task.version)}


def _use(w: World) -> dict[str, Any]:
    use = w.cast.a.tool_uses.get()
    return {
        "level": "fully",
        "since": timezone.localdate().isoformat(),
        "note": "",
        "seen": str(use.pk),
    }


BODY = [
    Row(
        "governance:deployment",
        get=each(302, tecla=200, rita=200, adam=200, aurora=200),
        post=NEVER,
    ),
    Row("governance:deployment-body", kwargs=_a, get=of_a(200), post=NEVER),
    Row(
        "governance:deployment-start",
        case="where a plan runs",
        kwargs=_a,
        get=NEVER,
        post=of_a(403, alice=409, tecla=409, adam=409),
        data=lambda w: {"template": str(w.deployment.template.pk)},
    ),
    Row(
        "governance:deployment-start",
        case="a body without a plan",
        kwargs=lambda w: {"pk": w.cast.b.pk},
        get=NEVER,
        post=signed_in(404, charlie=302, rita=302, adam=302, aurora=403),
        data=lambda w: {"template": str(w.deployment.template.pk)},
    ),
    Row(
        "governance:deployment-close",
        case="with tasks left",
        kwargs=_phase("preparation"),
        get=NEVER,
        post=of_a(403, alice=409, tecla=409, adam=409),
    ),
    Row(
        "governance:deployment-reopen",
        kwargs=_phase("diagnosis"),
        get=of_a(403, alice=200, tecla=200, adam=200),
        post=of_a(403, alice=302, tecla=302, adam=302),
        data=lambda _w: {"reason": "Falta la visita."},
    ),
    Row(
        "governance:deployment-export",
        kwargs=lambda _w: {"file_type": "csv"},
        get=NEVER,
        post=STEERING,
        html=False,
    ),
    Row("governance:deployment-needs", kwargs=_a, get=of_a(200), post=NEVER),
    Row(
        "governance:deployment-needs-answer",
        kwargs=_a,
        get=of_a(403, alice=200, bob=200, tecla=200, adam=200),
        post=WORKERS,
        data=lambda _w: {**making.NEEDS, "staff": "5", "seen": "1"},
    ),
]
TASKS = [
    Row("governance:deployment-task", kwargs=_task, get=of_a(200), post=NEVER),
    Row("governance:deployment-task-save", kwargs=_task, get=NEVER, post=WORKERS, data=_chosen),
    Row(
        "governance:deployment-task-comment",
        kwargs=_task,
        get=NEVER,
        post=WORKERS,
        data=lambda _w: {"text": "Fet."},
    ),
    Row(
        "governance:deployment-task-attach",
        kwargs=_task,
        get=NEVER,
        post=WORKERS,
        data=lambda _w: {"file": upload("acta.pdf")},
    ),
    Row(
        "governance:deployment-task-link",
        kwargs=_task,
        get=NEVER,
        post=WORKERS,
        data=lambda _w: {"address": "https://example.org/acta", "name": "Acta"},
    ),
    Row("governance:deployment-evidence", kwargs=_evidence, get=of_a(200), post=NEVER, html=False),
    Row("governance:deployment-evidence-remove", kwargs=_evidence, get=NEVER, post=WORKERS),
]
TEMPLATES = [
    Row("governance:plan-template-list", get=STEERING, post=NEVER),
    Row("governance:plan-template", kwargs=_template, get=STEERING, post=NEVER),
    Row("governance:plan-template-add", get=SETTINGS, post=SETTLED, data=lambda _w: TEMPLATE_WORDS),
    Row(
        "governance:plan-template-edit",
        kwargs=_template,
        get=SETTINGS,
        post=SETTLED,
        data=lambda w: TEMPLATE_WORDS | _seen(w),
    ),
    Row("governance:plan-template-retire", kwargs=_template, get=NEVER, post=SETTLED, data=_seen),
    Row(
        "governance:plan-template-task-add",
        kwargs=_template,
        get=SETTINGS,
        post=SETTLED,
        data=lambda w: TASK_WORDS | _seen(w),
    ),
    Row(
        "governance:plan-template-task",
        kwargs=_template_task,
        get=SETTINGS,
        post=SETTLED,
        data=lambda w: TASK_WORDS | _seen(w),
    ),
    Row(
        "governance:plan-template-task-remove",
        kwargs=_template_task,
        get=NEVER,
        post=SETTLED,
        data=_seen,
    ),
]
TOOLS = [
    Row("governance:tool-uses", kwargs=_a, get=of_a(200), post=NEVER),
    Row(
        "governance:tool-use-write",
        kwargs=lambda w: {**_a(w), **_tool(w)},
        get=NEVER,
        post=WORKERS,
        data=_use,
    ),
    Row("governance:tool-list", get=signed_in(200), post=NEVER),
    Row("governance:tool", kwargs=_tool, get=signed_in(200), post=NEVER),
    Row("governance:tool-add", get=SETTINGS, post=SETTLED, data=lambda _w: TOOL_WORDS),
    Row(
        "governance:tool-edit",
        kwargs=_tool,
        get=SETTINGS,
        post=SETTLED,
        data=lambda _w: TOOL_WORDS | {"version": "1"},
    ),
    Row(
        "governance:tool-announce",
        kwargs=_tool,
        get=SETTINGS,
        post=SETTLED,
        data=lambda _w: NOTICE,
    ),
    Row(
        "governance:tool-withdraw",
        kwargs=lambda w: {**_tool(w), "pk": w.deployment.notice.pk},
        get=NEVER,
        post=SETTLED,
    ),
    Row(
        "governance:tool-export",
        kwargs=lambda _w: {"file_type": "xlsx"},
        get=NEVER,
        post=STEERING,
        html=False,
    ),
]
ROWS = [*BODY, *TASKS, *TEMPLATES, *TOOLS]
