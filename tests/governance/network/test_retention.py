"""Periods: few, set in one place, kept by a sweep that can run at any time."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from governance.models import AuditEvent, Letter, Membership, User
from governance.rules import retention as rules
from governance.services import people, retention, retention_ahead
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import UserFactory

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


@pytest.mark.parametrize(
    ("overrides", "names"), [({}, 365), ({"names": "30"}, 30), ({"letters": "1"}, 365)]
)
def test_the_environment_overrides_a_period(overrides: dict[str, str], names: int) -> None:
    assert rules.days(overrides)["names"] == names


@pytest.mark.parametrize("wrong", [{"nmaes": "3"}, {"names": "0"}, {"names": "x"}])
def test_a_period_that_makes_no_sense_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"retention|invalid"):
        rules.days(wrong)


def stale_person(**facts: object) -> User:
    return UserFactory.create(date_joined=ago(800), last_login=ago(740), **facts)


def due() -> dict[str, int]:
    return {row.period.code: row.count for row in retention.due(now=NOW)}


def test_who_has_no_role_and_stays_away_is_closed_and_later_forgotten(db: None) -> None:
    user = stale_person()
    assert due()["unused"] == 1
    assert retention.sweep(now=NOW)["unused"] == 1
    user.refresh_from_db()
    assert not user.is_active
    assert user.full_name
    retention.sweep(now=NOW + timedelta(days=366))
    user.refresh_from_db()
    assert (user.full_name, bool(user.forgotten_at)) == ("", True)


def test_who_has_a_role_or_came_lately_keeps_the_account(cast: Cast) -> None:
    User.objects.update(date_joined=ago(3_000), last_login=ago(3_000))
    recent = UserFactory.create(date_joined=ago(800), last_login=ago(5))
    fresh = UserFactory.create(date_joined=ago(5))
    retention.sweep(now=NOW)
    assert not User.objects.filter(is_active=False).exists()
    assert {recent.is_active, fresh.is_active} == {True}


def test_a_role_that_ended_lately_counts_from_its_end(cast: Cast) -> None:
    User.objects.filter(pk=cast.alice.pk).update(date_joined=ago(3_000), last_login=ago(3_000))
    rows = Membership.objects.filter(user=cast.alice)
    rows.update(ends_on=date(2026, 11, 1))
    assert due()["unused"] == 0
    rows.update(ends_on=date(2023, 11, 1))
    assert due()["unused"] == 1


def test_names_go_only_after_their_period(cast: Cast) -> None:
    people.close(user=cast.alice, by=None, now=ago(364), unmanaged=True)
    assert retention.sweep(now=NOW)["names"] == 0
    assert retention.sweep(now=NOW + timedelta(days=2))["names"] == 1


def test_letters_tries_and_sessions_go_and_what_waits_stays(db: None) -> None:
    for key, state, days in (
        ("1", "ready", 400),
        ("2", "failed", 400),
        ("3", "queued", 400),
        ("4", "ready", 300),
    ):
        Letter.objects.create(
            key=key, address="a@b.cat", subject="x", text="x", state=state, created_at=ago(days)
        )
    tries = AccessAttempt.objects
    for days in (31, 29):
        row = tries.create(username="a@b.cat", failures_since_start=1)
        tries.filter(pk=row.pk).update(attempt_time=ago(days))
    for key, days in (("a", 2), ("b", 0)):
        Session.objects.create(session_key=key, session_data="", expire_date=ago(days))
    done = retention.sweep(now=NOW)
    assert done == {
        "unused": 0,
        "names": 0,
        "invitations": 0,
        "letters": 2,
        "attempts": 1,
        "sessions": 1,
    }
    assert {*Letter.objects.values_list("key", flat=True)} == {"3", "4"}
    assert AuditEvent.objects.filter(verb="data.erased").count() == 3


def test_a_second_sweep_finds_nothing_to_do(cast: Cast) -> None:
    stale_person()
    people.close(user=cast.alice, by=None, now=ago(400), unmanaged=True)
    retention.sweep(now=NOW)
    lines = AuditEvent.objects.count()
    assert set(retention.sweep(now=NOW).values()) == {0}
    assert AuditEvent.objects.count() == lines


def test_the_command_only_says_what_it_would_do_when_asked(db: None, settings) -> None:  # type: ignore[no-untyped-def] # pytest-django's own
    settings.RETENTION_DAYS = {"unused": "10"}
    user = UserFactory.create()
    User.objects.filter(pk=user.pk).update(date_joined=NOW - timedelta(days=3_000))
    out = StringIO()
    call_command("erase_data", preview=True, stdout=out)
    assert "unused        10 days        1" in out.getvalue()
    assert User.objects.get(pk=user.pk).is_active
    call_command("erase_data", stdout=out)
    assert not User.objects.get(pk=user.pk).is_active


def test_the_preview_names_people_and_nothing_is_done(cast: Cast) -> None:
    user = stale_person(full_name="Persona Oblidada")
    found = {row.period.code: row.people for row in retention.due(now=NOW)}
    assert found["unused"] == [user]
    assert User.objects.get(pk=user.pk).is_active


def test_the_preview_tells_for_each_night_how_many_go_and_for_example_who(cast: Cast) -> None:
    late = stale_person(full_name="Persona Oblidada")
    soon = UserFactory.create(date_joined=ago(900), last_login=ago(725))
    UserFactory.create(date_joined=ago(900), last_login=ago(600))
    (found,) = (row for row in retention_ahead.ahead(now=NOW) if row.period.code == "unused")
    assert [(night.day, night.count, night.examples) for night in found.nights] == [
        (None, 1, [late]),
        (date(2026, 11, 27), 1, [soon]),
    ]
    assert (found.tonight, found.later) == (1, 1)
    assert User.objects.get(pk=late.pk).is_active


def test_what_is_looked_at_ahead_goes_in_the_night_that_was_told(db: None) -> None:
    for key, days in (("a", 366), ("b", 360), ("c", 360), ("d", 100)):
        Letter.objects.create(
            key=key, address="a@b.cat", subject="x", text="x", state="ready", created_at=ago(days)
        )
    told = {row.period.code: row.nights for row in retention_ahead.ahead(now=NOW)}["letters"]
    assert [(night.day, night.count) for night in told] == [(None, 1), (date(2026, 11, 27), 2)]
    assert retention.sweep(now=NOW)["letters"] == 1
    assert retention.sweep(now=NOW + timedelta(days=6))["letters"] == 2


def test_the_page_shows_whose_account_will_be_closed_and_when(cast: Cast, log_in: LogIn) -> None:
    seen = timezone.now() - timedelta(days=725)
    user = UserFactory.create(full_name="Persona Oblidada", date_joined=seen, last_login=seen)
    page = log_in(cast.adam).get(reverse("governance:retention"))
    (night,) = page.context["periods"][0].nights
    assert (night.number, night.examples) == (1, [f"Persona Oblidada ({user.email})"])
    assert night.examples[0] in page.content.decode()
