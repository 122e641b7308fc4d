"""axe on every page in a real Chromium: in Spanish and in the dark."""

import pytest
from playwright.sync_api import Page

from tests.a11y.looking import PLAIN, Look
from tests.a11y.visits import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("where", PLAIN, ids=str)
def test_each_page_in_spanish_and_in_the_dark(where: Visit, page: Page, look: Look) -> None:
    page.emulate_media(color_scheme="dark")
    look(where, "es")
