"""People at their browsers: each has one of their own, signed in or a stranger."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page

from governance.models import User
from tests.support.browser import PATIENCE
from tests.support.live import LivePortal
from tests.support.sessions import opened

Arrive = Callable[..., Page]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@pytest.fixture
def arrive(browser: Browser, live_portal: LivePortal) -> Iterator[Arrive]:
    """A function that gives a person, or a stranger, a browser of their own, at an address.

    In LANGUAGE if not in Catalan. Further arguments are settings of the browser. Whoever leaves a
    page with something unsaved means to.
    """
    contexts: list[BrowserContext] = []

    def _arrive(
        person: User | None = None, path: str = "", language: str = "ca", **of_browser: Any
    ) -> Page:
        usual = {"locale": "ca-ES", "viewport": WIDE, "base_url": live_portal.url}
        context = browser.new_context(**usual | of_browser)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if person:
            sign_in(context, person, live_portal)
        give(context, settings.LANGUAGE_COOKIE_NAME, language, live_portal)
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        if path:
            page.goto(path)
        return page

    yield _arrive
    for context in contexts:
        context.close()


def sign_in(context: BrowserContext, person: User, portal: LivePortal) -> None:
    """Give CONTEXT a session of PERSON."""
    person.refresh_from_db()  # a sign-in through the form may have renewed the password's hash
    give(context, settings.SESSION_COOKIE_NAME, opened(person), portal)


def give(context: BrowserContext, name: str, value: str, portal: LivePortal) -> None:
    """Give CONTEXT a cookie of PORTAL."""
    context.add_cookies([{"name": name, "value": value, "url": portal.url}])
