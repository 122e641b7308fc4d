"""What bodies of governance keep about people: told, handed out, kept and let go."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from governance import audit
from governance.models import Minutes, Seat, User
from governance.rules import personal as rules
from governance.selectors import personal
from governance.services import forgetting, own_data, people, retention, retention_ahead
from governance.services.committee import mandates, voting
from governance.services.committee.mandates import Mandate
from tests.cast import Cast
from tests.factories import UserFactory
from tests.governance.committee.making import Table, a_session, a_table, first, opened

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=900)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Read what is handed out as it stands in the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def table(cast: Cast) -> Table:
    """A body of governance with its seats."""
    return a_table(cast)


def seated(cast: Cast, table: Table, ends_on: date | None = None) -> User:
    """Return somebody without any role who stayed away, with a seat in the body of TABLE."""
    user = UserFactory.create(date_joined=LONG_AGO, last_login=LONG_AGO)
    mandate = Mandate(user, cast.a, "member", date(2022, 1, 1), ends_on)
    mandates.seat(body=table.body, mandate=mandate, by=cast.adam)
    return user


def due() -> set[User]:
    """Return whose account a sweep would close."""
    return {*next(row.people for row in retention.due(now=NOW) if row.period.code == "unused")}


def test_who_sits_or_stands_in_keeps_the_account(cast: Cast, table: Table) -> None:
    sits, stands_in, neither = (seated(cast, table), *UserFactory.create_batch(2))
    User.objects.filter(pk__in=(stands_in.pk, neither.pk)).update(
        date_joined=LONG_AGO, last_login=LONG_AGO
    )
    Seat.objects.filter(user=sits).update(substitute=stands_in)
    assert due() == {neither}


def test_a_seat_that_ended_counts_from_its_end_also_ahead(cast: Cast, table: Table) -> None:
    days = (date(2026, 11, 1), date(2024, 11, 27), date(2024, 11, 1))
    _lately, soon, before = (seated(cast, table, day) for day in days)
    assert due() == {before}
    ahead = next(row for row in retention_ahead.ahead(now=NOW) if row.period.code == "unused")
    assert [(night.day, night.examples) for night in ahead.nights] == [
        (None, [before]),
        (date(2026, 11, 27), [soon]),
    ]


def test_a_closed_account_leaves_its_seats_and_stands_in_no_more(cast: Cast, table: Table) -> None:
    tomorrow = NOW.date() + timedelta(days=1)
    for user, day in ((cast.bob, NOW.date()), (cast.rita, tomorrow)):
        Seat.objects.filter(user=user).delete()
        mandate = Mandate(user, cast.a, "member", day, substitute=cast.alice)
        mandates.seat(body=table.body, mandate=mandate, by=cast.adam)
    for user in (cast.alice, cast.bob, cast.rita):
        people.close(user=user, by=cast.adam, now=NOW, unmanaged=True)
    ends = dict(Seat.objects.exclude(ends_on=None).values_list("user", "ends_on"))
    assert ends == {cast.alice.pk: NOW.date(), cast.bob.pk: tomorrow}
    assert not Seat.objects.filter(user=cast.rita).exists()
    assert not Seat.objects.filter(ends_on=None).exclude(substitute=None).exists()


def test_members_take_their_votes_and_withdrawals_away_and_name_nobody(
    cast: Cast, table: Table
) -> None:
    session = opened(a_session(table, cast.adam, "Un punt", "Un altre"), cast.adam, table.tecla)
    item = first(session)
    at = session.starts_at
    voting.attend(session=session, seat=table.charlie, state="present", by=cast.adam, now=at)
    voting.vote(item=item, seat=table.tecla, choice="for", by=cast.adam, now=at)
    voting.recuse(
        item=item, seat=table.charlie, reason="Té un parent al pleit", by=cast.adam, now=at
    )
    taken = json.loads(own_data.export(user=cast.tecla, now=NOW))["data"]
    tables = {row["table"]: row["rows"] for row in taken}
    assert [row["choice"] for row in tables["governance.vote"]] == ["for"]
    assert [row["state"] for row in tables["governance.attendance"]] == ["present"]
    assert [row["post"] for row in tables["governance.seat"]] == ["member"]
    theirs = own_data.export(user=cast.adam, now=NOW).decode()
    assert cast.tecla.full_name not in theirs
    assert "parent al pleit" in own_data.export(user=cast.charlie, now=NOW).decode()


def test_names_go_and_what_the_body_did_stays(cast: Cast, table: Table) -> None:
    session = opened(a_session(table, cast.adam, "Un punt"), cast.adam, table.tecla)
    people.close(user=cast.tecla, by=None, now=NOW, unmanaged=True)
    assert forgetting.forget(user=cast.tecla, by=cast.adam, now=NOW)
    seat = Seat.objects.get(pk=table.tecla.pk)
    assert str(seat.user) == f"Former user {cast.tecla.pk}"
    assert session.attendances.filter(seat=seat, state="present").exists()
    assert audit.verify().sound


def test_what_was_issued_is_told_to_stay_as_it_is() -> None:
    row = next(row for row in personal.kept() if row.table == Minutes._meta.label_lower)
    assert row.end == rules.ISSUED
