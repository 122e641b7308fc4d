"""Who is asked says that they have read; who does not is reminded; a body says what it works by."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from docs_library.models import Adoption, Document, Edition
from docs_library.selectors import acknowledging, adoption
from docs_library.services import acknowledging as service
from docs_library.services import reminding
from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance.models import AuditEvent, Entity, Letter, User
from tests.docs_library.conftest import NOW
from tests.factories import EntityFactory, SupportFactory, UserFactory, member, sync

pytestmark = pytest.mark.django_db

Publish = Callable[..., Edition]
TODAY = timezone.localdate(NOW)


@pytest.fixture
def old(publish: Publish) -> Edition:
    return publish("1.0", date(2025, 1, 1))


@pytest.fixture
def major(old: Edition, publish: Publish) -> Edition:
    return publish("2.0", date(2026, 2, 1), text="## Altre\n", kind="major")


@pytest.fixture
def body() -> Entity:
    return EntityFactory.create()


@pytest.fixture
def reader(body: Entity) -> User:
    return member(body, "entity_reader")


@pytest.fixture
def manager(body: Entity) -> User:
    person = member(body, "entity_manager")
    sync(body, on=timezone.localdate())
    return person


def adopt(body: Entity, edition: Edition, by: User, on: date = TODAY) -> Adoption:
    return service.adopt(entity=body, edition=edition, on=on, by=by, now=NOW)


def test_staff_owe_a_major_change_until_they_say_that_they_have_read_it(
    major: Edition, reader: User
) -> None:
    assert acknowledging.pending(reader, on=TODAY) == [major]
    done = [service.acknowledge(user=reader, edition=major, now=NOW) for _ in range(2)]
    assert done == [True, False]
    assert acknowledging.pending(reader, on=TODAY) == []
    assert acknowledging.asked(reader, major, on=TODAY).done_at == NOW


def test_a_minor_change_after_it_asks_nothing_again(
    major: Edition, publish: Publish, reader: User
) -> None:
    service.acknowledge(user=reader, edition=major, now=NOW)
    publish("2.1", date(2026, 2, 20), text="## Res\n", kind="minor")
    assert acknowledging.pending(reader, on=TODAY) == []


def test_the_next_major_change_asks_again_and_knows_what_was_read(
    major: Edition, publish: Publish, reader: User
) -> None:
    service.acknowledge(user=reader, edition=major, now=NOW)
    newer = publish("3.0", date(2026, 2, 20), text="## Res\n", kind="major")
    assert acknowledging.pending(reader, on=TODAY) == [newer]
    asked = acknowledging.asked(reader, newer, on=TODAY)
    assert (asked.done_at, asked.last) == (None, major)


def test_nothing_is_asked_of_those_whom_it_does_not_concern(major: Edition, reader: User) -> None:
    Document.objects.filter(pk=major.document_id).update(kinds=["consorci"])
    edition = Edition.objects.select_related("document").get(pk=major.pk)
    assert acknowledging.pending(reader, on=TODAY) == []
    with pytest.raises(Conflict):
        service.acknowledge(user=reader, edition=edition, now=NOW)


def test_only_what_is_in_force_and_major_is_acknowledged(
    old: Edition, major: Edition, reader: User
) -> None:
    old.refresh_from_db()
    with pytest.raises(Conflict):
        service.acknowledge(user=reader, edition=old, now=NOW)
    with pytest.raises(Conflict):
        service.acknowledge(user=UserFactory.create(), edition=major, now=NOW)


@pytest.mark.parametrize("change", ["UPDATE {} SET at = now()", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["docs_library_acknowledgement", "docs_library_adoption"])
def test_what_was_said_stays_said(
    major: Edition, reader: User, manager: User, body: Entity, table: str, change: str
) -> None:
    service.acknowledge(user=reader, edition=major, now=NOW)
    adopt(body, major, manager)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


def test_a_reminder_is_written_once_in_two_weeks(major: Edition, reader: User) -> None:
    first = NOW + timedelta(days=14)
    assert reminding.remind_all(now=NOW) == 0
    assert [reminding.remind_all(now=first) for _ in range(2)] == [1, 0]
    assert reminding.remind_all(now=first + timedelta(days=13)) == 0
    assert reminding.remind_all(now=first + timedelta(days=14)) == 1
    letters = Letter.objects.filter(user=reader)
    assert all("INS-90 2.0 Prova" in letter.text for letter in letters)


def test_who_has_read_everything_is_not_reminded(major: Edition, reader: User) -> None:
    service.acknowledge(user=reader, edition=major, now=NOW)
    assert reminding.remind_all(now=NOW + timedelta(days=60)) == 0
    assert not Letter.objects.exists()


def test_a_manager_sees_who_of_the_team_has_read(
    major: Edition, reader: User, manager: User, body: Entity
) -> None:
    service.acknowledge(user=reader, edition=major, now=NOW)
    member(EntityFactory.create(), "entity_reader")
    team = acknowledging.team(body, on=TODAY)
    assert team.editions == [major]
    assert {one.user: one.cells for one in team.readers} == {reader: [NOW], manager: [None]}


def test_figures_count_each_person_once_a_document_and_supporter(
    major: Edition, reader: User, manager: User, body: Entity
) -> None:
    support = SupportFactory.create(entity=body)
    member(EntityFactory.create(), "entity_reader")
    service.acknowledge(user=reader, edition=major, now=NOW)
    with CaptureQueriesContext(connection) as asked:
        documents, supporters = acknowledging.statistics(TODAY)
    assert len(asked) == 4
    assert [(one.done, one.asked, one.share) for one in documents] == [(1, 3, 33)]
    found = {one.label: (one.done, one.asked) for one in supporters}
    assert found == {support.supporter.name: (1, 2), "": (0, 1)}
    narrow, _by = acknowledging.statistics(TODAY, bodies=[body.pk])
    assert [(one.done, one.asked) for one in narrow] == [(1, 2)]


def test_a_body_says_by_what_it_works_and_later_by_something_newer(
    old: Edition, major: Edition, manager: User, body: Entity
) -> None:
    old.refresh_from_db()
    first = adopt(body, old, manager, on=date(2025, 2, 1))
    assert adopt(body, old, manager) == first
    (line,) = adoption.lines(major.document, [body], on=TODAY)
    assert (line.state, line.behind) == ("behind", (TODAY - date(2026, 2, 1)).days)
    adopt(body, major, manager)
    (line,) = adoption.lines(major.document, [body], on=TODAY)
    assert (line.state, line.behind) == ("current", 0)
    assert Adoption.objects.count() == 2
    assert AuditEvent.objects.filter(verb="library.edition_adopted").count() == 2


def test_a_body_cannot_work_by_what_is_not_yet(
    old: Edition, major: Edition, publish: Publish, manager: User, body: Entity
) -> None:
    coming = publish("3.0", TODAY + timedelta(days=9), text="## Res\n", kind="major")
    for edition, on in (
        (coming, TODAY),
        (major, TODAY + timedelta(days=1)),
        (major, date(2026, 1, 31)),
    ):
        with pytest.raises(DomainError):
            adopt(body, edition, manager, on=on)


def test_only_its_manager_says_by_what_a_body_works(
    major: Edition, reader: User, manager: User, body: Entity
) -> None:
    with pytest.raises(NotAllowed):
        adopt(body, major, reader)
    with pytest.raises(NotAllowed):
        adopt(EntityFactory.create(), major, manager)
    assert not Adoption.objects.exists()
