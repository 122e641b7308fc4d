"""Whoever follows something is told of it once, and letters are never empty nor sent twice."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from docs_library.models import Document, Edition, News, Norm, Notice
from docs_library.rules import telling as rules
from docs_library.selectors import notices
from docs_library.services import (
    heralding,
    issuing,
    posting,
    releasing,
    reviewing,
    subscribing,
    telling,
)
from docs_library.services.subscribing import Target
from eset_portal.common.rules.errors import DomainError
from governance.models import Letter, Population, User
from tests.docs_library.conftest import NOW
from tests.factories import EntityFactory, UserFactory, member

pytestmark = pytest.mark.django_db

Publish = Callable[..., Edition]
MONDAY = datetime(2026, 3, 2, 12, tzinfo=NOW.tzinfo)


@pytest.fixture
def edition(publish: Publish) -> Edition:
    return publish("1.0", date(2026, 1, 1))


@pytest.fixture
def reader() -> User:
    """Somebody without a body."""
    return UserFactory.create()


def follow(user: User, rhythm: str, **target: Any) -> None:
    subscribing.follow(user=user, target=Target(**target), rhythm=rhythm, now=NOW)


def happen(edition: Edition, now: datetime = NOW, what: str = rules.PUBLISHED) -> int:
    """Let it happen and be told; return how many were told."""
    heralding.herald(what, edition=edition, now=now)
    return sum(telling.tell(news=key, now=now) for key in notices.untold())


def issued(draft: Edition, write: Callable[..., Edition], by: User, approver: User) -> Edition:
    """Publish the draft from today on."""
    row = write(draft, by, text="## Una altra cosa\n", change_note="Diu una altra cosa.")
    row = reviewing.submit(edition=row, seen=row.revision, by=by, now=NOW)
    row = reviewing.approve(edition=row, seen=row.revision, by=approver, now=NOW)
    today = timezone.localdate(NOW)
    return issuing.publish(
        edition=row, seen=row.revision, by=approver, effective_from=today, now=NOW
    )


def killed(work: Callable[[], object]) -> None:
    """Do the work of a worker that dies before it can commit."""
    with transaction.atomic():
        work()
        transaction.set_rollback(True)


def letters() -> list[Letter]:
    return list(Letter.objects.order_by("created_at", "key"))


def test_who_follows_the_document_its_collection_what_is_over_it_or_a_norm_is_told(
    edition: Edition,
) -> None:
    norm = Norm.objects.get(name="Llei 39/2015")
    document, collection, branch, law, nobody = (UserFactory.create() for _ in range(5))
    follow(document, rules.DAILY, document=edition.document)
    follow(collection, rules.DAILY, collection="registry")
    follow(branch, rules.DAILY, collection="documents")
    follow(law, rules.DAILY, norm=norm)
    follow(nobody, rules.DAILY, collection="archive")
    follow(nobody, rules.DAILY, collection="guarantees")
    assert happen(edition) == 4
    told = set(Notice.objects.values_list("user", flat=True))
    assert told == {document.pk, collection.pk, branch.pk, law.pk}


def test_who_follows_in_many_ways_is_told_once_in_the_quickest(
    edition: Edition, reader: User
) -> None:
    follow(reader, rules.WEEKLY, document=edition.document)
    follow(reader, rules.DAILY, collection="registry")
    follow(reader, rules.AT_ONCE, collection="documents")
    happen(edition)
    assert [one.rhythm for one in Notice.objects.all()] == [rules.AT_ONCE]


def test_the_staff_of_the_bodies_concerned_are_told_once_a_week_unless_they_choose(
    edition: Edition,
) -> None:
    Document.objects.filter(pk=edition.document_id).update(kinds=["ajuntament"], bands=["T1"])
    small, large, other = (
        EntityFactory.create(),
        EntityFactory.create(),
        EntityFactory.create(kind="consorci"),
    )
    for body, inhabitants in ((small, 300), (large, 9000)):
        Population.objects.create(entity=body, year=2025, inhabitants=inhabitants)
    asked, chose = member(small, "entity_reader"), member(small, "entity_manager")
    member(large, "entity_manager")
    member(other, "entity_manager")
    follow(chose, rules.NEVER)
    happen(Edition.objects.select_related("document").get(pk=edition.pk))
    found = dict(Notice.objects.values_list("user", "rhythm"))
    assert found == {asked.pk: rules.WEEKLY, chose.pk: rules.NEVER}


def test_nothing_is_told_twice(edition: Edition, reader: User) -> None:
    follow(reader, rules.DAILY, document=edition.document)
    assert [happen(edition), happen(edition)] == [1, 0]
    assert Notice.objects.count() == 1
    assert happen(edition, what=rules.WITHDRAWN) == 1


def test_what_a_killed_worker_left_is_told_by_the_next(edition: Edition, reader: User) -> None:
    follow(reader, rules.AT_ONCE, document=edition.document)
    heralding.herald(rules.PUBLISHED, edition=edition, now=NOW)
    killed(lambda: telling.tell(news=notices.untold()[0], now=NOW))
    assert not Notice.objects.exists()
    telling.tell(news=notices.untold()[0], now=NOW)
    killed(lambda: posting.post_due(now=NOW))
    assert letters() == []
    assert [posting.post_due(now=NOW), posting.post_due(now=NOW)] == [1, 0]
    assert len(letters()) == 1


def test_no_two_rows_tell_a_person_the_same(edition: Edition, reader: User) -> None:
    follow(reader, rules.DAILY, document=edition.document)
    happen(edition)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO docs_library_notice (id, news_id, user_id, rhythm, at)"
            " SELECT gen_random_uuid(), news_id, user_id, rhythm, at FROM docs_library_notice"
        )


def test_a_letter_at_once_says_what_happened_and_where(edition: Edition, reader: User) -> None:
    follow(reader, rules.AT_ONCE, document=edition.document)
    happen(edition)
    posting.post_due(now=NOW)
    (letter,) = letters()
    assert letter.user == reader
    assert "INS-90 1.0 Prova" in letter.text
    assert "/biblioteca/INS-90/v/1.0/" in letter.text
    assert "/biblioteca/avisos/seguiments/" in letter.text


@pytest.mark.parametrize(
    ("rhythm", "after"), [(rules.DAILY, timedelta(days=1)), (rules.WEEKLY, timedelta(days=7))]
)
def test_a_digest_tells_all_of_its_period_in_one_letter(
    edition: Edition, publish: Publish, reader: User, rhythm: str, after: timedelta
) -> None:
    follow(reader, rhythm, document=edition.document)
    happen(edition, MONDAY)
    happen(publish("1.1", date(2026, 2, 1), text="## Altre\n", kind="minor"), MONDAY)
    assert posting.post_due(now=MONDAY + timedelta(hours=3)) == 0
    later = MONDAY + after
    assert [posting.post_due(now=later), posting.post_due(now=later)] == [1, 0]
    (letter,) = letters()
    assert "INS-90 1.0" in letter.text
    assert "INS-90 1.1" in letter.text


def test_what_comes_after_the_digest_of_a_day_waits_for_the_next(
    edition: Edition, publish: Publish, reader: User
) -> None:
    follow(reader, rules.DAILY, document=edition.document)
    happen(edition, MONDAY)
    tuesday = MONDAY + timedelta(days=1)
    posting.post_due(now=tuesday)
    late = publish("1.1", date(2026, 2, 1), text="## Altre\n", kind="minor")
    happen(late, MONDAY)  # told by a sweep that began before midnight and ended late
    assert posting.post_due(now=tuesday) == 0
    assert posting.post_due(now=tuesday + timedelta(days=1)) == 1
    assert "INS-90 1.1" in letters()[1].text


def test_there_is_no_empty_letter(edition: Edition, reader: User) -> None:
    assert posting.post_due(now=NOW) == 0
    follow(reader, rules.DAILY, document=edition.document)
    happen(edition, MONDAY)
    telling.mark_read(user=reader, now=MONDAY)
    assert posting.post_due(now=MONDAY + timedelta(days=3)) == 0
    assert letters() == []


def test_who_wants_no_letters_gets_none(edition: Edition, reader: User) -> None:
    follow(reader, rules.NEVER, document=edition.document)
    happen(edition, MONDAY)
    assert posting.post_due(now=MONDAY + timedelta(days=30)) == 0
    assert notices.unread(reader) == 1


def test_who_has_left_is_neither_told_nor_written_to(edition: Edition, reader: User) -> None:
    follow(reader, rules.AT_ONCE, document=edition.document)
    happen(edition)
    User.objects.filter(pk=reader.pk).update(is_active=False)
    assert posting.post_due(now=NOW) == 0
    assert happen(edition, what=rules.WITHDRAWN) == 0


def test_publishing_withdrawing_and_releasing_are_news(
    draft: Edition, write: Callable[..., Edition], edith: User, april: User
) -> None:
    assert not News.objects.exists()
    published = issued(draft, write, edith, april)
    today = timezone.localdate(NOW)
    releasing.release(
        name="2026.1", on=today, change_note="El que és vigent avui.", by=april, now=NOW
    )
    issuing.withdraw(
        edition=published, by=april, reason="Conté un error que confon.", replacement=None, now=NOW
    )
    whats = list(News.objects.order_by("at", "what").values_list("what", flat=True))
    assert sorted(whats) == ["published", "released", "withdrawn"]


def test_what_is_rolled_back_is_no_news(
    draft: Edition, write: Callable[..., Edition], edith: User, april: User
) -> None:
    killed(lambda: issued(draft, write, edith, april))
    assert not News.objects.exists()


def test_a_subscription_is_changed_not_doubled(edition: Edition, reader: User) -> None:
    follow(reader, rules.DAILY, document=edition.document)
    follow(reader, rules.WEEKLY, document=edition.document)
    assert [row.rhythm for row in notices.subscriptions(reader)] == [rules.WEEKLY]
    with pytest.raises(DomainError):
        follow(reader, "hourly", document=edition.document)
    with pytest.raises(DomainError):
        follow(reader, rules.DAILY, collection="nowhere")
