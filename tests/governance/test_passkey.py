"""A passkey, made and used in a real browser under the strict policy."""

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from tests.cast import make_cast
from tests.factories import PASSWORD
from tests.support.browser import follow
from tests.support.live import LivePortal

pytestmark = pytest.mark.browser


@pytest.fixture
def key(page: Page) -> Page:
    """The page, in a browser that holds a security key of its own."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def test_a_passkey_signs_in_without_a_password(
    key: Page, context: BrowserContext, live_portal: LivePortal
) -> None:
    cast = make_cast(on=timezone.localdate())
    key.goto(f"{live_portal.url}/compte/login/")
    key.fill("input[name=login]", cast.aurora.email)
    key.fill("input[name=password]", PASSWORD)
    follow(key.locator("main form button").first)
    assert key.url == f"{live_portal.url}/"
    key.goto(f"{live_portal.url}/compte/2fa/webauthn/add/")
    key.fill("input[name=password]", PASSWORD)
    follow(key.locator("main form button").first)
    assert key.url.endswith("/webauthn/add/")
    box = key.locator("input[name=passwordless]")
    if box.count():
        box.check()
    follow(key.locator("main form button, main button").first)
    assert key.url.endswith("/recovery-codes/")
    context.clear_cookies()
    key.goto(f"{live_portal.url}/compte/login/")
    follow(key.locator("#passkey_login"))
    assert key.url == f"{live_portal.url}/"
    key.goto(f"{live_portal.url}/activitat/")
    assert key.locator("#results").is_visible()
