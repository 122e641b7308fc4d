"""axe on every page in a real Chromium: all its states, in Catalan and light, wide and narrow."""

import pytest
from playwright.sync_api import Page

from tests.a11y.looking import Look, too_wide
from tests.a11y.visits import VISITS, Visit
from tests.architecture.url_table import ROWS
from tests.cast import ANONYMOUS
from tests.world import World

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("where", VISITS, ids=str)
def test_each_state_of_each_page(where: Visit, page: Page, look: Look) -> None:
    look(where, "ca")
    assert too_wide(page) == []


def test_no_page_is_forgotten() -> None:
    pages = {row.name for row in ROWS if row.html and 200 in row.get.values()}
    assert pages - {where.route for where in VISITS} == set()


def test_visits_are_told_apart_and_made_by_people_we_know(world: World) -> None:
    assert len(set(map(str, VISITS))) == len(VISITS)
    assert {where.who for where in VISITS} <= {ANONYMOUS, *world.cast.names()}
