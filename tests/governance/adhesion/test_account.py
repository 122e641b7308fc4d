"""Opening an account to apply: the address is confirmed, and no right comes with it."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from governance.models import AuditEvent, Letter, Membership, User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PERSON = {
    "full_name": "Neus  Vallfosca",
    "email": "Neus@Example.org",
    "password1": "una frase ben llarga i pròpia",
}


def open_account(**changes: str) -> Client:
    client = Client()
    client.answer = client.post("/compte/signup/", PERSON | changes)  # type: ignore[attr-defined]
    return client


def confirm(client: Client) -> None:
    letter = Letter.objects.get(address="neus@example.org")
    path = re.search(r"https?://[^/]+(/\S+)", letter.text)
    assert path
    client.post(path[1])


def test_an_account_opens_with_a_confirmed_address_and_has_no_role() -> None:
    client = open_account()
    user = User.objects.get()
    assert (user.email, user.full_name) == ("neus@example.org", "Neus Vallfosca")
    assert client.get("/adhesio/ens-nou/").status_code == 302, "not in before the confirmation"
    confirm(client)
    assert EmailAddress.objects.get().verified
    assert client.get("/adhesio/ens-nou/").status_code in (200, 302)
    assert not Membership.objects.exists()
    assert AuditEvent.objects.filter(verb="account.opened", actor=user).count() == 1


def test_nobody_can_tell_whether_an_address_has_an_account() -> None:
    UserFactory.create(email="neus@example.org")
    answer = open_account().answer  # type: ignore[attr-defined]
    other = open_account(email="altra@example.org").answer  # type: ignore[attr-defined]
    assert (answer.status_code, answer.url) == (other.status_code, other.url)
    assert User.objects.filter(email="neus@example.org").count() == 1


BAD_NAMES = ["<script>alert(1)</script>", "Neus\u202eacsofllaV", "N" * 500, "   ", "1234"]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_is_none_is_refused_with_a_reason(name: str) -> None:
    answer = open_account(full_name=name).answer  # type: ignore[attr-defined]
    assert answer.status_code == 200
    assert b'id="error-summary"' in answer.content
    assert not User.objects.exists()


def test_a_short_password_is_refused() -> None:
    open_account(password1="curta")
    assert not User.objects.exists()


def test_people_without_a_role_read_no_register_and_no_queue(client: Client) -> None:
    client.force_login(UserFactory.create())
    for path in ("/ens/", "/adhesions/", "/adhesions/punts/", "/activitat/"):
        assert client.get(path).status_code == 403, path
