"""The second step at sign-in: required, set up, used, lost and found."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from governance.models import AuditEvent, User
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice(settings: LazySettings) -> User:
    settings.PORTAL_DEMO = False
    return UserFactory.create(email="alice@example.org", password=PASSWORD)


def code_of(secret: str, *, at: float | None = None) -> str:
    """Return what an application with codes shows (RFC 6238), worked out on our own."""
    counter = int((at or time.time()) // 30)
    key = base64.b32decode(secret)
    digest = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def sign_in(client: Client, user: User):
    return client.post(
        reverse("account_login"), {"login": user.email, "password": PASSWORD}, follow=True
    )


def activate(client: Client) -> str:
    """Set up codes as a person would; return the secret."""
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    if page.request["PATH_INFO"] == reverse("account_reauthenticate"):
        url = f"{reverse('account_reauthenticate')}?next={reverse('mfa_activate_totp')}"
        page = client.post(url, {"password": PASSWORD}, follow=True)
    secret: str = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    return secret


def test_without_a_second_factor_one_gets_no_further_than_setting_it_up(
    client: Client, alice: User
) -> None:
    sign_in(client, alice)
    for name in ("home", "governance:trail"):
        answer = client.get(reverse(name))
        assert (answer.status_code, answer.url) == (302, reverse("mfa_index"))
    for name in ("mfa_index", "account_email", "help", "privacy", "accessibility"):
        assert client.get(reverse(name)).status_code == 200, name


def test_htmx_is_led_to_the_page_as_a_whole(client: Client, alice: User) -> None:
    client.force_login(alice)
    answer = client.get(reverse("governance:trail"), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == reverse("mfa_index")


def test_a_demonstration_asks_for_none(client: Client, alice: User, settings: LazySettings) -> None:
    settings.PORTAL_DEMO = True
    client.force_login(alice)
    assert client.get(reverse("governance:trail")).status_code == 403


def test_codes_are_set_up_then_asked_for_at_each_sign_in(client: Client, alice: User) -> None:
    sign_in(client, alice)
    secret = activate(client)
    assert client.get(reverse("governance:trail")).status_code == 403
    Authenticator.objects.update(last_used_at=None)
    other = Client()
    asked = sign_in(other, alice)
    assert asked.request["PATH_INFO"] == reverse("mfa_authenticate")
    assert other.get(reverse("account_email")).status_code == 302
    later = code_of(secret, at=time.time() + 30)
    other.post(reverse("mfa_authenticate"), {"code": later})
    assert other.get(reverse("account_email")).status_code in (200, 302)


def test_a_wrong_code_lets_nobody_in(client: Client, alice: User) -> None:
    sign_in(client, alice)
    activate(client)
    other = Client()
    sign_in(other, alice)
    other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "_auth_user_id" not in other.session


def test_a_recovery_code_opens_once(client: Client, alice: User) -> None:
    sign_in(client, alice)
    activate(client)
    codes = Authenticator.objects.get(user=alice, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    one, two = Client(), Client()
    sign_in(one, alice)
    one.post(reverse("mfa_authenticate"), {"code": code})
    assert one.session["_auth_user_id"] == str(alice.pk)
    sign_in(two, alice)
    two.post(reverse("mfa_authenticate"), {"code": code})
    assert "_auth_user_id" not in two.session


def test_the_code_to_scan_comes_with_the_page_and_the_policy_lets_it_show(
    client: Client, alice: User
) -> None:
    sign_in(client, alice)
    url = f"{reverse('account_reauthenticate')}?next={reverse('mfa_activate_totp')}"
    page = client.post(url, {"password": PASSWORD}, follow=True)
    source = re.search(r'class="qr" src="([^"]+)"', page.content.decode()).group(1)
    assert source.startswith("data:image/svg+xml;base64,")
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]


def test_setting_up_and_taking_away_leave_their_lines(
    client: Client,
    alice: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    sign_in(client, alice)
    with django_capture_on_commit_callbacks(execute=True):
        activate(client)
        client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))
    verbs = list(AuditEvent.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == [
        "account.signed_in",
        "account.codes_activated",
        "account.recovery_codes_made",
        "account.codes_deactivated",
    ]
    assert client.get(reverse("home")).url == reverse("mfa_index")


def test_changing_the_second_factor_wants_the_password_again(client: Client, alice: User) -> None:
    client.force_login(alice)
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        answer = client.get(reverse(name))
        assert answer.url.startswith(reverse("account_reauthenticate")), name


def test_a_new_password_does_not_take_the_second_factor_away(client: Client, alice: User) -> None:
    sign_in(client, alice)
    activate(client)
    new = "una altra frase ben llarga"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post(reverse("account_change_password"), data)
    assert Authenticator.objects.filter(user=alice, type="totp").exists()
