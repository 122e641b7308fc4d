"""axe on every page in a real Chromium, in English; and the door by which people come in."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.a11y.looking import PLAIN, Look, go
from tests.a11y.visits import Visit
from tests.factories import PASSWORD
from tests.support.browser import follow
from tests.support.live import LivePortal
from tests.world import World

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("where", PLAIN, ids=str)
def test_each_page_in_english(where: Visit, look: Look) -> None:
    look(where, "en", colours=False)


def test_a_person_signs_in_by_the_form_and_out_again(
    page: Page, live_portal: LivePortal, world: World
) -> None:
    go(page, live_portal, "/compte/login/", None, "ca")
    page.fill("input[name=login]", world.cast.aurora.email)
    page.fill("input[name=password]", PASSWORD)
    follow(page.locator("main form button").first)
    assert page.url == f"{live_portal.url}/"
    page.goto(f"{live_portal.url}/activitat/")
    assert page.locator("#results").is_visible()
    page.goto(f"{live_portal.url}/compte/logout/")
    follow(page.locator("main form button").first)
    page.goto(f"{live_portal.url}/activitat/")
    assert urlsplit(page.url).path == "/compte/login/"
