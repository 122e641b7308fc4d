"""Everybody and everything in a live portal, and one page of a browser to look at it with.

People come and go on that page by their session's cookie.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.a11y.looking import AXE, Look, visit
from tests.a11y.visits import Visit
from tests.support import databases
from tests.support.browser import PATIENCE
from tests.support.live import LivePortal
from tests.support.sessions import opened
from tests.world import World, shared_world


@pytest.fixture(scope="module")
def source(django_db_setup: None, django_db_blocker: Any) -> str:
    """A database with everybody and everything, committed."""
    with django_db_blocker.unblock():
        return shared_world()


@pytest.fixture(scope="module")
def world(live_portal: LivePortal) -> World:
    """Everybody and everything, in the database of the live portal."""
    world: World = databases.kept("world")
    return world


@pytest.fixture(scope="module")
def sessions(world: World) -> dict[str, str]:
    """The session of each person, made in the database; all have just given their password."""
    people = {name: world.cast.person(name) for name in world.cast.names()}
    return {name: opened(person, password_given=True) for name, person in people.items() if person}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for the whole module."""
    context = browser.new_context(
        viewport={"width": 1024, "height": 800}, locale="ca", reduced_motion="reduce"
    )
    context.add_init_script(AXE)
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    yield opened
    context.close()


@pytest.fixture
def look(page: Page, live_portal: LivePortal, world: World, sessions: dict[str, str]) -> Look:
    """A function that visits a page in a language and fails on what is wrong with it."""

    def _look(where: Visit, language: str, *, colours: bool = True) -> None:
        visit(page, live_portal, world, sessions, where, language=language, colours=colours)

    return _look
