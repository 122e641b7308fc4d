"""VÀLid lets in who has an account, keeps almost nothing, and makes no account for a stranger."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from eset_portal import identities
from governance.models import AuditEvent, User
from governance.services import people
from tests.factories import PASSWORD, UserFactory
from tests.support import valid
from tests.support.valid import CLIENT, Valid

pytestmark = pytest.mark.django_db
PERSON = {
    "status": "ok",
    "identifier": "99999999R",
    "countryCode": "ES",
    "name": "Alícia",
    "surnames": "Roure Pi",
    "prefix": "0034",
    "phone": "600000000",
    "email": "Alice@example.org",
    "method": "idcatmobil",
    "assuranceLevel": "substantial",
}


@pytest.fixture
def server(settings: LazySettings) -> Iterator[Valid]:
    settings.PORTAL_DEMO = True
    with valid.running() as found:
        found.person = dict(PERSON)
        settings.SOCIALACCOUNT_PROVIDERS = found.providers
        yield found


@pytest.fixture
def alice() -> User:
    return UserFactory.create(email="alice@example.org", password=PASSWORD)


def go(client: Client, process: str = "login") -> HttpResponse:
    """Go to VÀLid and come back, as a browser would."""
    there = client.post(f"{reverse('valid_login')}?process={process}")
    assert there.status_code == 302, there.content
    back = requests.get(there.url, allow_redirects=False, timeout=10).headers["Location"]
    found = urlsplit(back)
    return client.get(f"{found.path}?{found.query}")


def test_until_it_is_configured_there_is_nothing(client: Client) -> None:
    assert client.get(reverse("valid_login")).status_code == 404
    assert client.post(reverse("valid_login")).status_code == 404
    assert client.get(reverse("valid_callback")).status_code == 404
    assert b"/compte/valid/" not in client.get(reverse("account_login")).content


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("https://valid.example", "", ""), "VALID_CLIENT_ID and VALID_CLIENT_SECRET not set"),
        (("", "us", "secret"), "VALID_URL not set"),
        (("valid.example", "us", "secret"), "no address of a service: valid.example"),
    ],
)
def test_set_up_by_half_or_wrongly_it_says_what_to_set(given: tuple[str, str, str], said: str):
    assert identities.providers("", "", "") == {"valid": {"APPS": []}}
    with pytest.raises(ImproperlyConfigured, match=said):
        identities.providers(*given)


def test_a_wrong_secret_is_named_in_the_log_and_the_page_says_that_nothing_changed(
    client: Client, server: Valid, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    app = server.providers["valid"]["APPS"][0] | {"secret": "another"}
    settings.SOCIALACCOUNT_PROVIDERS = {"valid": {"APPS": [app]}}
    assert go(client).status_code == 401
    assert "sign-in by valid failed" in caplog.text
    assert "invalid_grant" in caplog.text


def test_a_person_with_an_account_gets_in(client: Client, server: Valid, alice: User) -> None:
    assert b"/compte/valid/login/" in client.get(reverse("account_login")).content
    answer = go(client)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(alice.pk)
    verbs = list(AuditEvent.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == ["account.identity_linked", "account.signed_in"]


def test_what_is_asked_is_what_the_guide_says(client: Client, server: Valid, alice: User) -> None:
    go(client)
    asked = dict(server.asked[0])
    assert asked.pop("state").isalnum()
    assert asked.pop("redirect_uri").endswith("/compte/valid/login/callback/")
    assert asked == {
        "response_type": "code",
        "client_id": CLIENT,
        "scope": "autenticacio_usuari",
        "access_type": "online",
        "approval_prompt": "auto",
    }


def test_neither_number_nor_name_nor_phone_nor_token_is_kept(
    client: Client, server: Valid, alice: User
) -> None:
    go(client)
    kept = SocialAccount.objects.get()
    assert kept.extra_data == {"method": "idcatmobil", "assuranceLevel": "substantial"}
    assert "99999999" not in kept.uid
    assert not SocialToken.objects.exists()
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["alice@example.org"]


def test_the_second_time_the_address_does_not_matter(
    client: Client, server: Valid, alice: User
) -> None:
    go(client)
    other = UserFactory.create(email="other@example.org")
    server.person["email"] = other.email
    again = Client()
    go(again)
    assert again.session["_auth_user_id"] == str(alice.pk)
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize("email", ["stranger@example.org", "", None])
def test_a_stranger_gets_no_account(
    client: Client, server: Valid, alice: User, email: str | None
) -> None:
    server.person["email"] = email
    answer = go(client)
    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session
    assert list(User.objects.all()) == [alice]
    assert not SocialAccount.objects.exists()


def test_an_address_that_is_not_verified_opens_no_account(
    client: Client, server: Valid, alice: User
) -> None:
    other = UserFactory.create(email="other@example.org")
    EmailAddress.objects.create(user=other, email="stranger@example.org", verified=False)
    server.person["email"] = "stranger@example.org"
    assert go(client).status_code == 403


@pytest.mark.parametrize("level", ["low", "", None, "extreme"])
def test_a_weak_identification_is_refused(
    client: Client, server: Valid, alice: User, level: str | None
) -> None:
    server.person["assuranceLevel"] = level
    assert go(client).status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_closed_account_stays_closed(client: Client, server: Valid, alice: User) -> None:
    go(Client())
    people.close(user=alice, by=None, now=alice.date_joined)
    answer = go(client)
    assert "_auth_user_id" not in client.session
    assert answer.status_code in (302, 403)


def test_the_second_step_is_asked_for_all_the_same(
    client: Client, server: Valid, alice: User
) -> None:
    TOTP.activate(alice, generate_totp_secret())
    assert go(client).url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_whoever_is_in_can_link_an_identity_with_another_address(
    client: Client, server: Valid, alice: User
) -> None:
    client.post(reverse("account_login"), {"login": alice.email, "password": PASSWORD})
    server.person["email"] = "private@example.org"
    answer = go(client, "connect")
    assert answer.url == reverse("account_reauthenticate")
    client.post(answer.url, {"password": PASSWORD})
    assert SocialAccount.objects.get().user == alice
    page = client.get(reverse("socialaccount_connections"))
    assert "VÀLid" in page.content.decode()


@pytest.mark.parametrize(
    "person",
    [
        {"status": "ko", "error": "x"},
        {"status": "ok"},
        {"status": "ok", "identifier": ""},
        {"status": "ok", "identifier": 12},
        {"status": "ok", "identifier": "9" * 500},
        ["ok"],
    ],
)
def test_an_answer_without_sense_lets_nobody_in(
    client: Client, server: Valid, alice: User, person: object
) -> None:
    server.person = person  # type: ignore[assignment]
    answer = go(client)
    assert answer.status_code in (200, 401)
    assert "_auth_user_id" not in client.session


def test_whoever_turns_back_is_told_that_nothing_has_changed(
    client: Client, server: Valid, alice: User
) -> None:
    server.cancelled = True
    assert go(client).url == reverse("socialaccount_login_cancelled")


def test_an_answer_that_nobody_waited_for_is_refused(client: Client, server: Valid) -> None:
    for query in ("", "?code=x", "?code=x&state=y", "?error=SESSION_CANCEL"):
        answer = client.get(reverse("valid_callback") + query)
        assert answer.status_code in (200, 401), query
        assert "_auth_user_id" not in client.session


def test_when_it_cannot_be_reached_the_page_says_so(
    client: Client, server: Valid, settings: LazySettings, alice: User
) -> None:
    there = client.post(reverse("valid_login"))
    back = requests.get(there.url, allow_redirects=False, timeout=10).headers["Location"]
    app = server.providers["valid"]["APPS"][0] | {"settings": {"url": "http://127.0.0.1:9"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"valid": {"APPS": [app]}}
    answer = client.get(f"{urlsplit(back).path}?{urlsplit(back).query}")
    assert answer.status_code in (200, 401)
    assert "_auth_user_id" not in client.session
