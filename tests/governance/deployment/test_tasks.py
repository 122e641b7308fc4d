"""Tasks: nothing is overwritten unseen, everything leaves its line, evidence is kept safe."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction

from eset_portal.common.rules.errors import DomainError, IllegalMove, NotAllowed
from governance.models import AuditEvent, PlanTask, TaskEvent, TaskEvidence, ToolUse
from governance.selectors.deployment import tasks as reading
from governance.services.deployment import evidence, tasks
from governance.services.deployment import plans as planning
from governance.services.deployment.tasks import Stale
from tests.cast import Cast
from tests.factories import UserFactory
from tests.governance.deployment.making import NOW, a_plan, draft, finish
from tests.worlds.deployment import a_pdf

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 1)


@pytest.fixture
def task(cast: Cast) -> PlanTask:
    """The first task of a plan of body `a`."""
    return a_plan(cast.a).tasks.order_by("position")[0]


def test_a_change_counts_the_version_and_leaves_a_line_for_each_thing(
    cast: Cast, task: PlanTask
) -> None:
    before = AuditEvent.objects.count()
    wanted = draft(task, state="doing", owner=cast.bob, due_on=JUNE)

    saved = tasks.save(task=task, draft=wanted, by=cast.alice, now=NOW)

    task.refresh_from_db()
    assert (task.state, task.owner, task.due_on, task.version) == ("doing", cast.bob, JUNE, 1)
    assert saved == task
    lines = [(row.what, row.after, row.by) for row in task.events.order_by("pk")]
    assert lines == [
        ("state", "doing", cast.alice),
        ("owner", str(cast.bob.pk), cast.alice),
        ("due", "2026-06-01", cast.alice),
    ]
    assert AuditEvent.objects.count() == before  # a task's trail is its own history


def test_the_same_draft_twice_changes_nothing_more(cast: Cast, task: PlanTask) -> None:
    wanted = draft(task, state="done")
    tasks.save(task=task, draft=wanted, by=cast.alice, now=NOW)
    tasks.save(task=task, draft=wanted, by=cast.alice, now=NOW)
    task.refresh_from_db()
    assert (task.version, task.events.count()) == (1, 1)


def test_nobody_overwrites_what_they_have_not_seen(cast: Cast, task: PlanTask) -> None:
    mine, theirs = draft(task, state="done"), draft(task, due_on=JUNE)
    tasks.save(task=task, draft=theirs, by=cast.tecla, now=NOW)

    with pytest.raises(Stale) as stale:
        tasks.save(task=task, draft=mine, by=cast.alice, now=NOW)

    assert stale.value.theirs.due_on == JUNE
    task.refresh_from_db()
    assert (task.state, task.due_on) == ("todo", JUNE)


def test_what_does_not_apply_needs_its_reason_which_goes_when_it_applies_again(
    cast: Cast, task: PlanTask
) -> None:
    with pytest.raises(DomainError):
        tasks.save(task=task, draft=draft(task, state="not_applicable"), by=cast.bob, now=NOW)
    wanted = draft(task, state="not_applicable", reason=" Ho fa la Diputació. ")
    task = tasks.save(task=task, draft=wanted, by=cast.bob, now=NOW)
    assert task.reason == "Ho fa la Diputació."
    task = tasks.save(task=task, draft=draft(task, state="todo"), by=cast.bob, now=NOW)
    assert task.reason == ""
    assert [row.text for row in task.events.order_by("pk")] == ["Ho fa la Diputació.", ""]


@pytest.mark.parametrize("name", ["rosa", "charlie", "rita", "aurora", "edith"])
def test_only_team_technician_and_consortium_work_on_it(
    cast: Cast, task: PlanTask, name: str
) -> None:
    person = cast.person(name)
    assert person is not None
    with pytest.raises(NotAllowed):
        tasks.save(task=task, draft=draft(task, state="done"), by=person, now=NOW)
    with pytest.raises(NotAllowed):
        tasks.comment(task=task, text="Hola", by=person, now=NOW)
    with pytest.raises(NotAllowed):
        evidence.attach(task=task, file=a_pdf(), by=person, now=NOW)


def test_a_task_is_given_to_nobody_from_elsewhere(cast: Cast, task: PlanTask) -> None:
    for person in (cast.charlie, cast.rosa, UserFactory.create()):
        with pytest.raises(DomainError):
            tasks.save(task=task, draft=draft(task, owner=person), by=cast.alice, now=NOW)


def test_the_tasks_of_a_closed_phase_stay_but_may_be_spoken_of(cast: Cast, task: PlanTask) -> None:
    row = evidence.attach(task=task, file=a_pdf(), by=cast.alice, now=NOW)
    finish(task.plan, "diagnosis", cast.alice)
    planning.close_phase(plan=task.plan, phase="diagnosis", by=cast.alice, now=NOW)
    task.refresh_from_db()
    with pytest.raises(IllegalMove):
        tasks.save(task=task, draft=draft(task, state="todo"), by=cast.alice, now=NOW)
    with pytest.raises(IllegalMove):
        evidence.remove(evidence=row, by=cast.alice, now=NOW)
    assert tasks.comment(task=task, text="Ja està.", by=cast.alice, now=NOW).pk


def test_a_task_about_a_page_waits_for_that_page(cast: Cast, task: PlanTask) -> None:
    PlanTask.objects.filter(pk=task.pk).update(page="tools")
    task.refresh_from_db()
    with pytest.raises(DomainError):
        tasks.save(task=task, draft=draft(task, state="done"), by=cast.alice, now=NOW)
    assert not ToolUse.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "a" * 2001])
def test_an_empty_or_endless_comment_is_refused(cast: Cast, task: PlanTask, text: str) -> None:
    with pytest.raises(DomainError):
        tasks.comment(task=task, text=text, by=cast.alice, now=NOW)


def test_the_history_tells_in_words_what_happened(cast: Cast, task: PlanTask) -> None:
    tasks.comment(task=task, text="Bon dia", by=cast.bob, now=NOW)
    wanted = draft(task, state="doing", owner=cast.bob, due_on=JUNE)
    task = tasks.save(task=task, draft=wanted, by=cast.alice, now=NOW)
    task = tasks.save(task=task, draft=draft(task, owner=None, due_on=None), by=cast.alice, now=NOW)
    row = evidence.link(
        task=task, address="https://example.org/", name="Acta", by=cast.bob, now=NOW
    )
    evidence.remove(evidence=row, by=cast.bob, now=NOW)

    lines = reading.history(task)

    assert len(lines) == 8
    assert any(cast.bob.full_name in line.what for line in lines)
    assert [line.text for line in lines if line.is_comment] == ["Bon dia"]


def test_history_is_never_rewritten(cast: Cast, task: PlanTask) -> None:
    tasks.comment(task=task, text="Bon dia", by=cast.bob, now=NOW)
    for change in (lambda rows: rows.update(text="Bona nit"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(TaskEvent.objects.all())


def test_a_file_is_kept_under_a_name_that_says_nothing_and_once(cast: Cast, task: PlanTask) -> None:
    file = a_pdf("acta amb nom.pdf")
    row = evidence.attach(task=task, file=file, by=cast.alice, now=NOW)
    again = evidence.attach(task=task, file=file, by=cast.bob, now=NOW)
    assert row == again
    assert "acta" not in str(row.file.name)
    assert (row.size, row.sha256) == (file.size, file.sha256)
    assert reading.evidence(task) == [row]


def test_what_is_removed_is_deleted_but_stays_on_record(
    cast: Cast, task: PlanTask, django_capture_on_commit_callbacks
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's own
    row = evidence.attach(task=task, file=a_pdf(), by=cast.alice, now=NOW)
    name = str(row.file.name)
    assert default_storage.exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        evidence.remove(evidence=row, by=cast.bob, now=NOW)

    assert not default_storage.exists(name)
    assert reading.evidence(task) == []
    assert TaskEvidence.objects.get(pk=row.pk).sha256 == row.sha256
    with pytest.raises(IllegalMove):
        evidence.remove(evidence=row, by=cast.bob, now=NOW)


def test_evidence_is_a_file_or_a_link(task: PlanTask) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        TaskEvidence.objects.create(id=uuid4(), task=task, name="res", added_at=NOW)
