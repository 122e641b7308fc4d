"""Plans, tasks, needs, templates and tools."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, press, send
from tests.world import World


def _a(w: World) -> dict[str, object]:
    return {"pk": w.cast.a.pk}


def _b(w: World) -> dict[str, object]:
    return {"pk": w.cast.b.pk}


def _task(w: World) -> dict[str, object]:
    return {"pk": w.deployment.task.pk}


def _template(w: World) -> dict[str, object]:
    return {"pk": w.deployment.template.pk}


def _tool(w: World) -> dict[str, object]:
    return {"slug": w.deployment.tool.slug}


def _unfold(page: Page) -> None:
    for summary in page.locator("main details > summary").all():
        summary.click()


def _without_reason(page: Page) -> None:
    page.locator("main [value=not_applicable]").check()
    press(page.locator("main form.card button").first)


VISITS = [
    Visit("governance:deployment", "tecla"),
    Visit("governance:deployment", "adam", "empty", query="?q=zzzzzz"),
    Visit("governance:deployment", "rita", "not started", query="?stage=none"),
    Visit("governance:deployment-body", "alice", kwargs=_a),
    Visit("governance:deployment-body", "rosa", "unfolded", kwargs=_a, act=_unfold),
    Visit("governance:deployment-body", "charlie", "not started", kwargs=_b),
    Visit("governance:deployment-body", "aurora", "nobody may start", kwargs=_b),
    Visit(
        "governance:deployment-reopen",
        "tecla",
        kwargs=lambda w: {"pk": w.deployment.plan.pk, "phase": "diagnosis"},
    ),
    Visit("governance:deployment-task", "alice", kwargs=_task),
    Visit("governance:deployment-task", "bob", "errors", kwargs=_task, act=_without_reason),
    Visit("governance:deployment-task", "rosa", "read only", kwargs=_task),
    Visit("governance:deployment-needs", "alice", kwargs=_a),
    Visit("governance:deployment-needs", "charlie", "empty", kwargs=_b),
    Visit("governance:deployment-needs-answer", "alice", kwargs=_a),
    Visit("governance:deployment-needs-answer", "charlie", "errors", kwargs=_b, act=send),
    Visit("governance:plan-template-list", "tecla"),
    Visit("governance:plan-template", "adam", kwargs=_template),
    Visit("governance:plan-template-add", "adam"),
    Visit("governance:plan-template-edit", "adam", kwargs=_template),
    Visit("governance:plan-template-task-add", "adam", kwargs=_template),
    Visit("governance:plan-template-task-add", "adam", "errors", kwargs=_template, act=send),
    Visit(
        "governance:plan-template-task",
        "adam",
        kwargs=lambda w: {**_template(w), "task_pk": w.deployment.template_task.pk},
    ),
    Visit("governance:tool-uses", "alice", kwargs=_a),
    Visit("governance:tool-uses", "alice", "unfolded", kwargs=_a, act=_unfold),
    Visit("governance:tool-list", "tecla"),
    Visit("governance:tool-list", "alice", "without numbers"),
    Visit("governance:tool", "adam", kwargs=_tool),
    Visit("governance:tool", "alice", "without numbers", kwargs=_tool),
    Visit("governance:tool-add", "adam"),
    Visit("governance:tool-edit", "adam", kwargs=_tool),
    Visit("governance:tool-announce", "adam", kwargs=_tool),
    Visit("governance:tool-announce", "adam", "errors", kwargs=_tool, act=send),
]
