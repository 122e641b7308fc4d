"""The long form: every state of every page in each language, light and dark."""

from itertools import product
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.a11y.looking import Look
from tests.a11y.visits import VISITS, Visit

pytestmark = [pytest.mark.browser, pytest.mark.drill]


@pytest.mark.parametrize("looks", product(["ca", "es", "en"], ["light", "dark"]), ids="-".join)
@pytest.mark.parametrize("where", VISITS, ids=str)
def test_each_state_in_each_language_and_light(
    where: Visit, looks: tuple[str, Literal["light", "dark"]], page: Page, look: Look
) -> None:
    language, scheme = looks
    page.emulate_media(color_scheme=scheme)
    look(where, language)
