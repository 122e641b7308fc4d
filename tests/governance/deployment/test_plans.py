"""Plans: started from a template, walked phase by phase, opened again with a reason."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance.models import AuditEvent, DeploymentPlan, PhaseMove
from governance.selectors.deployment import bodies, plans
from governance.services.deployment import plans as planning
from tests.cast import Cast
from tests.factories import EntityFactory
from tests.governance.deployment.making import NOW, TASKS, a_plan, a_template, finish

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


def test_a_plan_has_the_tasks_of_its_template_due_from_its_first_day(cast: Cast) -> None:
    plan = planning.start(entity=cast.a, template=a_template(), by=cast.tecla, now=NOW)

    tasks = list(plan.tasks.order_by("position"))
    assert [(task.phase, task.title, task.required) for task in tasks] == [row[:3] for row in TASKS]
    assert [task.due_on for task in tasks] == [TODAY + timedelta(days=row[3]) for row in TASKS]
    assert {task.state for task in tasks} == {"todo"}
    line = AuditEvent.objects.get(verb="deployment.started")
    assert (line.actor, line.acting_for) == (cast.tecla, cast.a)


def test_a_running_plan_keeps_its_own_copy(cast: Cast) -> None:
    template = a_template()
    plan = planning.start(entity=cast.a, template=template, by=None, now=NOW)

    template.tasks.update(title="Una altra cosa", days=1, required=False)
    template.tasks.filter(phase="pilot").delete()
    type(template).objects.filter(pk=template.pk).update(title="Canviada", retired_at=NOW)

    plan.refresh_from_db()
    assert plan.title == "Ajuntament petit"
    assert list(plan.tasks.order_by("position").values_list("title", flat=True)) == [
        row[1] for row in TASKS
    ]


@pytest.mark.parametrize("name", ["bob", "rosa", "charlie", "rita", "aurora", "edith"])
def test_only_manager_technician_and_consortium_start_a_plan(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        planning.start(entity=cast.a, template=a_template(), by=cast.person(name), now=NOW)


@pytest.mark.parametrize("name", ["alice", "tecla", "adam"])
def test_each_of_them_can(cast: Cast, name: str) -> None:
    assert planning.start(entity=cast.a, template=a_template(), by=cast.person(name), now=NOW)


def test_two_plans_never_run_at_once(cast: Cast) -> None:
    plan = a_plan(cast.a)

    with pytest.raises(Conflict):
        planning.start(entity=cast.a, template=a_template(), by=cast.alice, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        DeploymentPlan.objects.create(entity=cast.a, title="Dos", started_on=TODAY)
    assert plans.running(cast.a) == plan


def test_a_finished_plan_makes_room_for_another(cast: Cast) -> None:
    first = a_plan(cast.a)
    for phase in ("diagnosis", "preparation", "pilot", "extension", "consolidation"):
        finish(first, phase, cast.alice)
        first = planning.close_phase(plan=first, phase=phase, by=cast.alice, now=NOW)
    assert first.is_finished

    second = planning.start(entity=cast.a, template=a_template(), by=cast.alice, now=NOW)

    assert plans.running(cast.a) == second
    with pytest.raises(IllegalMove):
        planning.reopen_phase(plan=first, phase="pilot", reason="x", by=cast.alice, now=NOW)


@pytest.mark.parametrize(
    ("body", "template"),
    [
        ({"kind": "societat_mercantil"}, {"kinds": ["societat_mercantil"]}),
        ({"status": "dissolved"}, {}),
        ({}, {"retired_at": NOW}),
        ({"kind": "emd"}, {"kinds": ["ajuntament"]}),
    ],
)
def test_what_cannot_be_is_refused(body: dict[str, str], template: dict[str, object]) -> None:
    with pytest.raises(DomainError):
        planning.start(
            entity=EntityFactory.create(**body), template=a_template(**template), by=None, now=NOW
        )


def test_a_phase_closes_when_its_required_tasks_are_done_and_the_next_begins(cast: Cast) -> None:
    plan = a_plan(cast.a)
    with pytest.raises(IllegalMove):
        planning.close_phase(plan=plan, phase="diagnosis", by=cast.tecla, now=NOW)
    finish(plan, "diagnosis", cast.bob)

    plan = planning.close_phase(plan=plan, phase="diagnosis", by=cast.tecla, now=NOW)

    assert plan.phase == "preparation"
    overview = plans.overview(plan, TODAY)
    assert [row.state for row in overview.phases[:3]] == ["closed", "current", "ahead"]
    assert overview.current is not None
    assert overview.current.missing == 1
    line = AuditEvent.objects.get(verb="deployment.phase_closed")
    assert (line.acting_for, line.facts) == (cast.a, {"phase": "diagnosis"})


def test_a_contributor_does_tasks_but_closes_no_phase(cast: Cast) -> None:
    plan = a_plan(cast.a)
    finish(plan, "diagnosis", cast.bob)
    with pytest.raises(NotAllowed):
        planning.close_phase(plan=plan, phase="diagnosis", by=cast.bob, now=NOW)


def test_a_phase_closed_twice_is_closed_once(cast: Cast) -> None:
    plan = a_plan(cast.a)
    finish(plan, "diagnosis", cast.alice)
    planning.close_phase(plan=plan, phase="diagnosis", by=cast.alice, now=NOW)
    with pytest.raises(IllegalMove):
        planning.close_phase(plan=plan, phase="diagnosis", by=cast.tecla, now=NOW)
    assert PhaseMove.objects.count() == 1


def test_a_phase_opens_again_with_a_reason_that_stays(cast: Cast) -> None:
    plan = a_plan(cast.a)
    for phase in ("diagnosis", "preparation"):
        finish(plan, phase, cast.alice)
        plan = planning.close_phase(plan=plan, phase=phase, by=cast.alice, now=NOW)
    with pytest.raises(DomainError):
        planning.reopen_phase(plan=plan, phase="diagnosis", reason="  ", by=cast.alice, now=NOW)

    plan = planning.reopen_phase(
        plan=plan, phase="diagnosis", reason="Falta el registre.", by=cast.alice, now=NOW
    )

    assert plan.phase == "diagnosis"
    assert [move.reason for move in plans.moves(plan)] == ["Falta el registre.", "", ""]
    assert set(plans.closed(plan)) == {"preparation"}
    plan = planning.close_phase(plan=plan, phase="diagnosis", by=cast.alice, now=NOW)
    assert plan.phase == "pilot"


def test_moves_are_never_rewritten(cast: Cast) -> None:
    plan = a_plan(cast.a)
    PhaseMove.objects.create(plan=plan, phase="diagnosis", closes=True, by=cast.alice, at=NOW)
    for change in (lambda rows: rows.update(closes=False), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(PhaseMove.objects.all())


def test_the_overview_says_what_is_next_and_what_is_late(cast: Cast) -> None:
    plan = a_plan(cast.a)
    overview = plans.overview(plan, TODAY + timedelta(days=15))
    assert overview.next[0].title == "Designeu la persona responsable"
    assert [task.title for task in overview.late] == ["Designeu la persona responsable"]
    assert (overview.settled, overview.total) == (0, len(TASKS))


def test_the_template_that_fits_best_comes_first(cast: Cast) -> None:
    a_template("Ajuntament, qualsevol mida")
    a_template("Ajuntament gran", bands=["T5", "T6"])
    a_template("Ajuntament de debò petit", bands=["T1", "T2"])
    a_template("Retirada", bands=["T2"], retired_at=NOW)
    body = cast.a
    body.inhabitants = 700  # type: ignore[attr-defined]  # as `with_facts` adds it

    titles = [row.title for row in bodies.templates(body)]

    assert titles[:2] == ["Ajuntament de debò petit", "Ajuntament, qualsevol mida"]
    assert "Retirada" not in titles


def test_a_task_is_for_the_team_of_the_body_and_its_technicians(cast: Cast) -> None:
    assert set(bodies.owners(cast.a, TODAY)) == {cast.alice, cast.bob, cast.tecla}
    cast.tecla.is_active = False
    cast.tecla.save()
    assert cast.tecla not in bodies.owners(cast.a, TODAY)


def test_the_counts_of_a_plan_follow_its_tasks_and_phases(cast: Cast) -> None:
    plan = a_plan(cast.a)
    counts = ("total", "settled", "required_left", "next_due")

    def now() -> tuple[object, ...]:
        return DeploymentPlan.objects.values_list(*counts).get(pk=plan.pk)

    assert now() == (7, 0, 2, TODAY + timedelta(days=10))
    finish(plan, "diagnosis", cast.alice)
    assert now() == (7, 3, 0, TODAY + timedelta(days=60))
    planning.close_phase(plan=plan, phase="diagnosis", by=cast.alice, now=NOW)
    assert now() == (7, 3, 1, TODAY + timedelta(days=60))
    planning.reopen_phase(plan=plan, phase="diagnosis", reason="x", by=cast.alice, now=NOW)
    assert now() == (7, 3, 0, TODAY + timedelta(days=60))
