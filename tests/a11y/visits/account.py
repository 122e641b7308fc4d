"""Signing in, and one's own account."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, send
from tests.factories import PASSWORD
from tests.world import World

LOGIN = "/compte/login/"


def sign_in_as_rosa(page: Page) -> None:
    """Give the password of somebody who has a second factor."""
    page.fill("input[name=login]", "rosa@example.org")
    page.fill("input[name=password]", PASSWORD)
    send(page)
    assert page.url.endswith("/authenticate/")


SEVEN_TIMES = """async (form) => {
  for (let time = 0; time < 7; time += 1) {
    await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  }
}"""


def lock(page: Page) -> None:
    """Try a wrong password until nothing more is taken."""
    page.fill("input[name=login]", "ningu@example.org")
    page.fill("input[name=password]", "no és aquesta")
    page.locator("main form").first.evaluate(SEVEN_TIMES)
    send(page)
    if page.locator("input[name=password]").count():
        raise AssertionError("eight wrong passwords did not lock")


def _reset_key(w: World) -> dict[str, object]:
    return {
        "uidb36": user_pk_to_url_str(w.cast.bob),
        "key": default_token_generator.make_token(w.cast.bob),
    }


VISITS = [
    Visit("account_login"),
    Visit("account_login", state="errors", act=send),
    Visit("account_signup"),
    Visit("account_inactive"),
    Visit("account_reset_password"),
    Visit("account_reset_password", state="errors", act=send),
    Visit("account_reset_password_done"),
    Visit("account_reset_password_from_key", kwargs=lambda _w: {"uidb36": "1", "key": "x-y"}),
    Visit("account_reset_password_from_key_done"),
    Visit("account_confirm_email", kwargs=lambda _w: {"key": "x"}),
    Visit("account_email_verification_sent"),
    Visit("socialaccount_login_cancelled"),
    Visit("account_logout", "bob"),
    Visit("account_reauthenticate", "bob"),
    Visit("account_reauthenticate", "bob", "errors", act=send),
    Visit("account_email", "bob"),
    Visit("account_change_password", "bob"),
    Visit("account_change_password", "bob", "errors", act=send),
    Visit("mfa_index", "bob"),
    Visit("mfa_list_webauthn", "bob"),
    Visit("mfa_activate_totp", "bob"),
    Visit("mfa_activate_totp", "bob", "errors", act=send),
    Visit("mfa_add_webauthn", "bob"),
    Visit("mfa_index", "rosa"),
    Visit("mfa_view_recovery_codes", "rosa"),
    Visit("mfa_generate_recovery_codes", "rosa"),
    Visit("mfa_deactivate_totp", "rosa"),
    Visit("mfa_reauthenticate", "rosa"),
    Visit("mfa_authenticate", state="second step", path=LOGIN, act=sign_in_as_rosa),
    Visit("account_login", state="locked", act=lock),
    Visit("account_reset_password_from_key", state="new password", kwargs=_reset_key),
    Visit("socialaccount_connections", "bob"),
]
