"""What is kept about people: told whole, handed out, and let go with the trail intact."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from eset_portal.common.rules.errors import Conflict, NotAllowed
from governance import audit
from governance.models import AuditEvent, Letter, PublicContact, User
from governance.rules import personal as rules
from governance.selectors import personal, trail
from governance.services import forgetting, own_data, people
from tests.cast import Cast
from tests.conftest import LogIn
from tests.factories import PASSWORD

NOW = datetime(2026, 11, 22, 11, tzinfo=UTC)


def test_every_table_with_people_in_it_is_told_with_all_its_columns() -> None:
    told = {row.table: {*row.people, *row.columns} for row in personal.kept()}
    missing = {
        table: columns - told.get(table, set())
        for table, columns in personal.personal_columns().items()
        if columns - told.get(table, set())
    }
    assert missing == {}, "add them to <app>/rules/personal.py, with the reason why they are kept"


def test_nothing_is_told_that_is_not_kept() -> None:
    for row in personal.kept():
        columns = {field.name for field in personal.model_of(row)._meta.get_fields()}
        assert {*row.people, *row.columns, *row.hidden} <= columns, row.table
        assert row.end in rules.AT_THE_END
        assert row.what
        assert row.why


def test_a_table_is_told_once() -> None:
    tables = [row.table for row in personal.kept()]
    assert len({*tables}) == len(tables)


def taken(user: User) -> dict[str, list[dict[str, object]]]:
    content = json.loads(own_data.export(user=user, now=NOW))
    return {table["table"]: table["rows"] for table in content["data"]}


def fill(cast: Cast) -> None:
    PublicContact.objects.create(
        entity=cast.a,
        name="Anna Roure",
        post="Arxivera",
        email=cast.alice.email,
        given_by=cast.alice,
        given_on=NOW.date(),
    )
    Letter.objects.create(
        key="1", address=cast.alice.email, subject="Hola", text="Bon dia", created_at=NOW
    )
    audit.record(cast.alice, "contact.published", cast.a, acting_for=cast.a)


def test_people_take_away_what_is_about_them_and_nobody_else(cast: Cast) -> None:
    fill(cast)
    found = taken(cast.alice)
    assert found["governance.user"][0]["full name"] == "Alícia Roure"
    assert [row["role"] for row in found["governance.membership"]] == ["entity_manager"]
    assert found["governance.letter"][0]["subject"] == "Hola"
    assert found["governance.auditevent"][0]["what"].startswith(cast.a.name)  # type: ignore[attr-defined]
    assert "governance.publiccontact" in found
    assert "governance.publiccontact" not in taken(cast.bob)
    text = own_data.export(user=cast.bob, now=NOW).decode()
    assert "Alícia" not in text
    assert "alice@" not in text


def test_no_secret_leaves_with_them(cast: Cast) -> None:
    Authenticator.objects.create(user=cast.alice, type="totp", data={"secret": "VERYSECRET"})
    text = own_data.export(user=cast.alice, now=NOW).decode()
    assert "VERYSECRET" not in text
    assert "argon2" not in text


def test_the_trail_notes_that_they_took_it(cast: Cast) -> None:
    own_data.export(user=cast.alice, now=NOW)
    line = AuditEvent.objects.latest("id")
    assert (line.verb, line.actor) == ("person.data_taken", cast.alice)


def test_people_are_asked_again_before_they_take_their_data(
    cast: Cast, log_in: LogIn, settings
) -> None:  # type: ignore[no-untyped-def] # pytest-django's own
    settings.PORTAL_DEMO = True
    address = reverse("governance:personal-data-export")
    assert "reauthenticate" in log_in(cast.alice).post(address)["Location"]
    client = log_in(cast.alice)
    asked = client.get(address)["Location"]
    assert "reauthenticate" in asked
    page = client.post(asked, {"password": PASSWORD}, follow=True)
    assert 1 in dict(page.context["found"]).values()
    answer = client.post(address)
    assert "attachment" in answer["Content-Disposition"]
    assert json.loads(answer.content)


def test_everybody_can_read_what_is_kept(cast: Cast, log_in: LogIn) -> None:
    page = Client().get(reverse("governance:personal-data"))
    assert page.status_code == 200
    assert len(page.context["kept"]) == len(personal.kept())
    assert not page.context["keeps"]
    assert log_in(cast.adam).get(reverse("governance:personal-data")).context["keeps"]


def close_and_forget(cast: Cast, user: User) -> bool:
    people.close(user=user, by=None, now=NOW, unmanaged=True)
    return forgetting.forget(user=user, by=cast.adam, now=NOW)


def test_names_go_and_the_trail_stays_whole(cast: Cast) -> None:
    fill(cast)
    lines = AuditEvent.objects.count()
    before = audit.head()
    assert close_and_forget(cast, cast.alice)
    user = User.objects.get(pk=cast.alice.pk)
    assert (user.full_name, user.has_usable_password()) == ("", False)
    assert "alice" not in user.email
    assert str(user) == f"Former user {user.pk}"
    assert not EmailAddress.objects.filter(user=user).exists()
    assert not PublicContact.objects.exists()
    assert not Letter.objects.exists()
    assert AuditEvent.objects.filter(actor=user).exists()
    assert AuditEvent.objects.count() > lines
    assert audit.verify().sound
    assert before is not None
    assert audit.holds(*before)
    call_command("verify_audit", kept=[f"{before[0]}:{before[1]}"])
    told = [line.who for line in trail.lines(AuditEvent.objects.filter(actor=user))]
    assert {*told} == {str(user)}


def test_what_somebody_wrote_about_another_stays(cast: Cast) -> None:
    fill(cast)
    PublicContact.objects.update(email="arxiu@example.org")
    assert "arxiu@" not in own_data.export(user=cast.alice, now=NOW).decode()
    close_and_forget(cast, cast.alice)
    assert PublicContact.objects.get().given_by_id == cast.alice.pk


def test_forgetting_twice_changes_nothing(cast: Cast) -> None:
    assert close_and_forget(cast, cast.alice)
    lines = AuditEvent.objects.count()
    assert not forgetting.forget(user=cast.alice, by=cast.adam, now=NOW)
    assert AuditEvent.objects.count() == lines


def test_an_open_account_is_not_forgotten(cast: Cast) -> None:
    with pytest.raises(Conflict):
        forgetting.forget(user=cast.alice, by=cast.adam, now=NOW)
    assert User.objects.get(pk=cast.alice.pk).full_name


def test_two_can_be_forgotten_and_their_addresses_used_again(cast: Cast) -> None:
    address = cast.alice.email
    assert close_and_forget(cast, cast.alice)
    assert close_and_forget(cast, cast.bob)
    assert people.add(email=address, full_name="Alícia Nova", by=None).pk != cast.alice.pk


@pytest.mark.parametrize("name", ["alice", "tecla", "aurora"])
def test_only_administrators_let_names_go(cast: Cast, name: str) -> None:
    people.close(user=cast.charlie, by=None, now=NOW, unmanaged=True)
    with pytest.raises(NotAllowed):
        forgetting.forget(user=cast.charlie, by=cast.person(name), now=NOW)


def test_names_are_let_go_on_the_page(cast: Cast, log_in: LogIn) -> None:
    at = timezone.now() - timedelta(days=3)
    people.close(user=cast.charlie, by=None, now=at, unmanaged=True)
    adam = log_in(cast.adam)
    page = adam.get(reverse("governance:retention"))
    assert [user.pk for user in page.context["waiting"]] == [cast.charlie.pk]
    adam.post(reverse("governance:person-forget", args=[cast.charlie.pk]))
    assert User.objects.get(pk=cast.charlie.pk).forgotten_at
    assert adam.post(reverse("governance:person-forget", args=[cast.alice.pk])).status_code == 409
    assert adam.post(reverse("governance:person-forget", args=[10**9])).status_code == 404
