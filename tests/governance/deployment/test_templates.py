"""Templates: written by the AOC, nobody overwrites unseen, and the project's own are sensible."""

import pytest

from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove, NotAllowed
from governance.models import AuditEvent, PlanTemplate, TemplateTask
from governance.rules import bands, entity_kinds
from governance.rules.deployment import phases, plan_choice
from governance.services.deployment import seed, templates
from governance.services.deployment.templates import Words
from tests.cast import Cast
from tests.governance.deployment.making import NOW, TASKS, a_plan, a_template

pytestmark = pytest.mark.django_db
WORDS = Words("Consorci", "Per a consorcis.", ["consorci"])
TASK = {
    "phase": "pilot",
    "title": "Proveu-ho",
    "text": "",
    "required": True,
    "side": "body",
    "days": 9,
    "page": "",
    "link": "",
}


def test_a_new_template_begins_with_the_tasks_of_another(cast: Cast) -> None:
    source = a_template()
    made = templates.add(words=WORDS, source=source, by=cast.adam, now=NOW)
    assert (made.title, made.kinds, made.bands) == ("Consorci", ["consorci"], [])
    assert [row.title for row in made.tasks.order_by("position")] == [row[1] for row in TASKS]
    assert source.tasks.count() == len(TASKS)
    assert AuditEvent.objects.filter(verb="plan_template.added", actor=cast.adam).exists()


def test_a_task_is_added_at_the_end_of_its_phase_changed_and_taken_out(cast: Cast) -> None:
    template = a_template()
    row = templates.write_task(
        template=template, task=None, facts=TASK, seen=1, by=cast.adam, now=NOW
    )
    pilot = template.tasks.filter(phase="pilot").order_by("position")
    assert [task.title for task in pilot] == ["Tramiteu un expedient", "Proveu-ho"]
    changed = {**TASK, "title": "Proveu-ho dues vegades", "days": 20}
    templates.write_task(template=template, task=row, facts=changed, seen=2, by=cast.adam, now=NOW)
    row.refresh_from_db()
    assert (row.title, row.days) == ("Proveu-ho dues vegades", 20)
    templates.remove_task(template=template, task=row, seen=3, by=cast.adam, now=NOW)
    assert not TemplateTask.objects.filter(pk=row.pk).exists()
    template.refresh_from_db()
    assert (template.version, template.changed_by) == (4, cast.adam)
    assert AuditEvent.objects.filter(verb="plan_template.changed").count() == 3


def test_nobody_overwrites_a_template_they_have_not_seen(cast: Cast) -> None:
    template = a_template()
    templates.change(template=template, words=WORDS, seen=1, by=cast.adam, now=NOW)
    with pytest.raises(Conflict):
        templates.change(template=template, words=WORDS, seen=1, by=cast.adam, now=NOW)
    with pytest.raises(Conflict):
        templates.write_task(
            template=template, task=None, facts=TASK, seen=1, by=cast.adam, now=NOW
        )


def test_a_title_is_of_one_template_in_use(cast: Cast) -> None:
    first = a_template("Consorci")
    with pytest.raises(DomainError):
        templates.add(words=WORDS, source=None, by=cast.adam, now=NOW)
    templates.retire(template=first, seen=1, by=cast.adam, now=NOW)
    assert templates.add(words=WORDS, source=None, by=cast.adam, now=NOW).pk != first.pk


def test_a_template_out_of_use_stays_as_it_is(cast: Cast) -> None:
    template = a_template()
    plan = a_plan(cast.a)
    templates.retire(template=template, seen=1, by=cast.adam, now=NOW)
    with pytest.raises(IllegalMove):
        templates.change(template=template, words=WORDS, seen=2, by=cast.adam, now=NOW)
    assert plan.tasks.count() == len(TASKS)


@pytest.mark.parametrize("name", ["alice", "tecla", "aurora", "edith"])
def test_only_the_consortium_writes_templates(cast: Cast, name: str) -> None:
    person = cast.person(name)
    assert person is not None
    with pytest.raises(NotAllowed):
        templates.add(words=WORDS, source=None, by=person, now=NOW)
    with pytest.raises(NotAllowed):
        templates.retire(template=a_template(), seen=1, by=person, now=NOW)


def test_the_projects_own_templates_fit_every_body_that_may_join() -> None:
    assert seed.load(now=NOW) == 4
    assert seed.load(now=NOW) == 0
    rows = list(PlanTemplate.objects.all())
    for kind in entity_kinds.KINDS.values():
        for band in bands.BANDS if kind.banded else ("",):
            fitting = [
                row
                for row in rows
                if plan_choice.fit(kind.code, band, kinds=row.kinds, bands=row.bands)
            ]
            assert len(fitting) == int(kind.may_join), (kind.code, band)


def test_the_projects_own_templates_lead_through_all_phases_with_telework_in_them() -> None:
    seed.load(now=NOW)
    for template in PlanTemplate.objects.all():
        tasks = list(template.tasks.order_by("position"))
        assert {task.phase for task in tasks if task.required} == set(phases.PHASES)
        assert {task.side for task in tasks} == {"body", "technician"}
        assert {"needs", "tools"} <= {task.page for task in tasks}
        words = " ".join(f"{task.title} {task.text}" for task in tasks)
        assert "protocol de teletreball" in words
        assert "eines de treball compartit" in words
        assert len(tasks) >= 20
