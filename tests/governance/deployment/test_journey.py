"""J2: technician and body walk a plan through all five phases to its end, in two browsers."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from governance.models import (
    DeploymentPlan,
    Entity,
    PlanTask,
    Population,
    TemplateTask,
    ToolUse,
    User,
)
from governance.rules.deployment import phases, task_states
from governance.services import tools_seed
from governance.services.deployment import seed
from tests.cast import Cast, make_cast
from tests.common import files
from tests.support.arrivals import Arrive
from tests.support.browser import follow
from tests.support.live import LivePortal

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def people(live_portal: LivePortal) -> Cast:
    """The cast, committed, with the catalogue of tools and short templates of plans."""
    cast = make_cast(on=timezone.localdate())
    Population.objects.create(entity=cast.a, year=2024, inhabitants=900)
    seed.load(now=timezone.now())
    shorten()
    tools_seed.load()
    return cast


def shorten() -> None:
    """Leave, of each phase after the diagnosis, one required task of each side."""
    rows = TemplateTask.objects.filter(required=True).order_by("template", "phase", "side")
    kept = rows.distinct("template", "phase", "side").values("pk")
    TemplateTask.objects.exclude(phase="diagnosis").exclude(pk__in=kept).delete()


def test_a_body_and_its_technician_walk_from_the_diagnosis_to_the_end(
    arrive: Arrive, people: Cast
) -> None:
    technician = arrive(people.tecla, "/desplegament/?stage=none")
    manager = arrive(people.alice, "/desplegament/")
    expect(manager.locator("main form.card")).to_be_visible()
    start(technician, people.a)
    plan = DeploymentPlan.objects.get(entity=people.a)
    assert plan.title == "Ajuntament de fins a 5.000 habitants"
    name_somebody(manager, people.alice)
    say_the_needs(manager, plan)
    say_the_tools(manager, plan)
    do_the_visit(technician, plan, people.tecla)
    close(technician, 1)
    first = plan.tasks.get(phase="diagnosis", position=10)
    kinds = [row.what for row in first.events.order_by("pk")]
    assert kinds == ["added", "state", "owner", "due", "comment"]
    for closed, phase in enumerate(list(phases.PHASES)[1:], 1):
        see_it_stands(manager, closed)
        finish(manager, plan.tasks.get(phase=phase, side=task_states.BODY))
        finish(technician, plan.tasks.get(phase=phase, side=task_states.TECHNICIAN))
        close(technician, closed + 1)
    see_it_stands(manager, len(phases.PHASES))
    expect(manager.locator("main h1")).to_have_text("El desplegament s’ha acabat")
    plan.refresh_from_db()
    assert plan.is_finished


def see_it_stands(page: Page, closed: int) -> None:
    """See, from the menu's page, as many phases CLOSED and the next one current, if any is left."""
    page.goto(f"{page.url.split('/desplegament/')[0]}/desplegament/")
    expect(page.locator(".phases .closed")).to_have_count(closed)
    current = page.locator(f".phases li:nth-child({closed + 1})[aria-current=step]")
    expect(current).to_have_count(0 if closed == len(phases.PHASES) else 1)


def start(page: Page, entity: Entity) -> None:
    """Find the body among those that have not started, and start the plan offered."""
    follow(page.get_by_role("link", name=entity.name))
    follow(page.locator("main form.card button"))
    expect(page.locator(".phases .current")).to_be_visible()


def name_somebody(page: Page, owner: User) -> None:
    """Attach the decree; mark the first task as done, theirs, for another day; comment."""
    page.reload()
    follow(page.locator(".next .btn.primary"))
    decree = {"name": "decret.pdf", "mimeType": "application/pdf", "buffer": files.pdf()}
    page.locator("#id_file").set_input_files(decree)
    follow(page.locator("form[action$='/adjunta/'] button"))
    expect(page.locator(".proofs")).to_contain_text("decret.pdf")
    page.locator("[name=state][value=done]").check()
    page.locator("#id_owner").select_option(str(owner.pk))
    page.locator("#id_due_on").fill((timezone.localdate() + timedelta(days=3)).isoformat())
    follow(page.locator("form[action$='/desa/'] button"))
    expect(page.locator(".lead .tag.good")).to_be_visible()
    page.locator("#id_text").fill("El decret és del ple de març.")
    follow(page.locator("form[action$='/comenta/'] button"))
    expect(page.locator(".timeline")).to_contain_text("El decret és del ple de març.")
    with page.expect_download() as download:
        page.locator(".proofs a").click()
    assert download.value.suggested_filename == "decret.pdf"


def say_the_needs(page: Page, plan: DeploymentPlan) -> None:
    """Answer the questionnaire of needs from its task, and finish the task."""
    task = plan.tasks.get(page="needs")
    go(page, task)
    follow(page.locator(".actions .btn.primary").first)
    page.locator("#id_staff").fill("4")
    for name in ("secretary", "leader", "register", "manager", "scanner", "certificates"):
        page.locator(f"[name={name}]").first.check()
    for name in ("telework", "shared_work", "connection", "archivist", "training"):
        page.locator(f"[name={name}]").first.check()
    follow(page.locator("main form.card button"))
    expect(page.locator(".tabs [aria-current]")).to_be_visible()
    finish(page, task)


def say_the_tools(page: Page, plan: DeploymentPlan) -> None:
    """Say of one tool that it is used, from its task, and finish the task."""
    task = plan.tasks.get(page="tools")
    go(page, task)
    follow(page.locator(".actions .btn.primary").first)
    page.locator("#e-notum summary").click()
    page.locator("#e-notum_level").select_option("partly")
    follow(page.locator("#e-notum button"))
    expect(page.locator("#e-notum .tag.on")).to_be_visible()
    assert ToolUse.objects.get(entity=plan.entity_id).level == "partly"
    finish(page, task)


def do_the_visit(page: Page, plan: DeploymentPlan, technician: User) -> None:
    """Take the technician's own task and finish it."""
    task = plan.tasks.get(phase="diagnosis", side="technician")
    go(page, task)
    page.locator("#id_owner").select_option(str(technician.pk))
    page.locator("[name=state][value=done]").check()
    follow(page.locator("form[action$='/desa/'] button"))
    expect(page.locator(".lead .tag.good")).to_be_visible()


def close(page: Page, closed: int) -> None:
    """Close the phase from the plan, saying yes when asked: then so many are CLOSED."""
    follow(page.locator(".crumbs a[href*='/ens/']"))
    page.locator(".next form button").click()
    follow(page.locator("#confirm [value=yes]"))
    expect(page.locator(".phases .closed")).to_have_count(closed)


def go(page: Page, task: PlanTask) -> None:
    """Open the page of TASK."""
    page.goto(f"{page.url.split('/desplegament/')[0]}/desplegament/tasques/{task.pk}/")


def finish(page: Page, task: PlanTask) -> None:
    """Mark TASK as done."""
    go(page, task)
    page.locator("[name=state][value=done]").check()
    follow(page.locator("form[action$='/desa/'] button"))
    expect(page.locator(".lead .tag.good")).to_be_visible()
