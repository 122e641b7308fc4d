"""What somebody has read is noted once, moves forward only, and tells them what changed since."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from docs_library.models import Edition, ReadMark
from docs_library.selectors import reading
from docs_library.services import noting
from governance.models import User

pytestmark = pytest.mark.django_db
Publish = Callable[..., Edition]


@pytest.fixture
def reader() -> User:
    return User.objects.create_user("reader@example.org", full_name="Lectora")


@pytest.fixture
def old(publish: Publish) -> Edition:
    return publish("1.0", date(2025, 1, 1))


@pytest.fixture
def new(publish: Publish, old: Edition) -> Edition:
    return publish("1.1", date(2026, 1, 1), text="## 1. Objecte\n\nUn altre.\n", kind="minor")


def note(reader: User, edition: Edition, at: datetime) -> ReadMark:
    known = reading.mark_of(reader, edition)
    noting.read(user=reader, edition=edition, known=known, now=at)
    return ReadMark.objects.get(user=reader)


def test_the_first_time_is_noted(reader: User, old: Edition, now: datetime) -> None:
    mark = note(reader, old, now)

    assert (mark.edition, mark.first_at, mark.last_at, mark.before) == (old, now, now, None)


def test_a_newer_edition_pushes_the_older_one_back(
    reader: User, old: Edition, new: Edition, now: datetime
) -> None:
    note(reader, old, now)
    mark = note(reader, new, now + timedelta(days=3))

    assert (mark.edition, mark.before, mark.before_at) == (new, old, now)


def test_an_older_edition_changes_nothing(
    reader: User, old: Edition, new: Edition, now: datetime
) -> None:
    note(reader, new, now)

    assert note(reader, old, now + timedelta(days=1)).edition == new


def test_a_second_look_within_the_hour_is_not_written(
    reader: User, old: Edition, now: datetime
) -> None:
    note(reader, old, now)

    assert note(reader, old, now + timedelta(minutes=5)).last_at == now
    assert note(reader, old, now + timedelta(hours=2)).last_at == now + timedelta(hours=2)


def test_two_first_looks_at_once_leave_one_note(reader: User, old: Edition, now: datetime) -> None:
    noting.read(user=reader, edition=old, known=None, now=now)
    noting.read(user=reader, edition=old, known=None, now=now)

    assert ReadMark.objects.count() == 1


def test_what_changed_is_told_at_first_and_for_a_month_after(
    reader: User, old: Edition, new: Edition, now: datetime
) -> None:
    note(reader, old, now)
    told = reading.since(reading.mark_of(reader, new), new, now=now)
    assert told is not None
    assert (told.edition, told.at, told.is_first) == (old, now, True)
    assert [one.edition for one in told.notes] == [new]

    mark = note(reader, new, now)
    again = reading.since(mark, new, now=now + timedelta(days=29))
    assert again is not None
    assert not again.is_first
    assert reading.since(mark, new, now=now + timedelta(days=31)) is None


def test_who_never_read_it_is_told_nothing(reader: User, new: Edition, now: datetime) -> None:
    assert reading.since(None, new, now=now) is None
