"""axe on every page in a real Chromium: all states in Catalan, light and dark, then es and en.

The words are looked at as well: none may be of another language than it says it is in.

One browser page is reused for all; people come and go by their session's cookie.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.a11y.visits import VISITS, Visit
from tests.architecture.url_table import ROWS
from tests.cast import ANONYMOUS
from tests.factories import PASSWORD
from tests.support import databases
from tests.support.live import LivePortal
from tests.support.sessions import opened
from tests.words.foreign import foreign
from tests.world import World, shared_world

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What else axe could tell (what passes, what does not apply) costs as much again and is not read.
BY_TAGS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}
# Nothing but colours depends on the dark, so nothing else is looked at twice.
COLOURS = ["color-contrast", "link-in-text-block"]
BY_COLOUR = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": COLOURS}}
AXE = Axe()
PLAIN = [visit for visit in VISITS if not visit.state]


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
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    yield opened
    context.close()


def go(page: Page, portal: LivePortal, url: str, session: str | None, language: str) -> None:
    """Open URL as the person of SESSION, in LANGUAGE."""
    page.context.clear_cookies()
    cookies = {settings.LANGUAGE_COOKIE_NAME: language}
    if session:
        cookies[settings.SESSION_COOKIE_NAME] = session
    page.context.add_cookies(
        [{"name": name, "value": value, "url": portal.url} for name, value in cookies.items()]
    )
    page.goto(f"{portal.url}{url}", wait_until="load")


def violations(page: Page, options: Mapping[str, object]) -> list[str]:
    """Return what axe finds with OPTIONS, a line each."""
    page.evaluate(f"window.axe || (() => {{ {AXE.axe_script} }})()")
    found = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [
        f"{rule['id']}: {node['target']} {node['html'][:200]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def visit(
    page: Page,
    portal: LivePortal,
    world: World,
    sessions: dict[str, str],
    where: Visit,
    *,
    language: str = "ca",
) -> None:
    """Go to WHERE, bring it into its state, and fail on what axe or the browser finds wrong."""
    refused: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if "Security Policy" in said.text:
            refused.append(said.text)

    page.on("console", hear)
    go(page, portal, where.url(world), sessions.get(where.who), language)
    if where.act:
        where.act(page)
    assert page.evaluate("document.documentElement.lang") == language
    assert foreign(page.content(), language) == []
    assert violations(page, BY_TAGS) == []
    page.remove_listener("console", hear)
    assert refused == []


@pytest.mark.parametrize("where", VISITS, ids=str)
def test_each_state_of_each_page_light_and_dark(
    where: Visit, page: Page, live_portal: LivePortal, world: World, sessions: dict[str, str]
) -> None:
    visit(page, live_portal, world, sessions, where)
    page.emulate_media(color_scheme="dark")
    try:
        assert violations(page, BY_COLOUR) == []
    finally:
        page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("where", PLAIN, ids=str)
def test_each_page_in_other_languages(
    where: Visit,
    language: str,
    page: Page,
    live_portal: LivePortal,
    world: World,
    sessions: dict[str, str],
) -> None:
    visit(page, live_portal, world, sessions, where, language=language)


@pytest.mark.drill
@pytest.mark.parametrize("looks", product(["ca", "es", "en"], ["light", "dark"]), ids="-".join)
@pytest.mark.parametrize("where", VISITS, ids=str)
def test_each_state_in_each_language_and_light(
    where: Visit,
    looks: tuple[str, Literal["light", "dark"]],
    page: Page,
    live_portal: LivePortal,
    world: World,
    sessions: dict[str, str],
) -> None:
    language, scheme = looks
    page.emulate_media(color_scheme=scheme)
    try:
        visit(page, live_portal, world, sessions, where, language=language)
    finally:
        page.emulate_media(color_scheme="light")


def test_a_person_signs_in_by_the_form_and_out_again(
    page: Page, live_portal: LivePortal, world: World
) -> None:
    go(page, live_portal, "/compte/login/", None, "ca")
    page.fill("input[name=login]", world.cast.aurora.email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url(f"{live_portal.url}/")
    page.goto(f"{live_portal.url}/activitat/")
    assert page.locator("#results").is_visible()
    page.goto(f"{live_portal.url}/compte/logout/")
    page.locator("main form button").first.click()
    page.goto(f"{live_portal.url}/activitat/")
    assert urlsplit(page.url).path == "/compte/login/"


def test_no_page_is_forgotten() -> None:
    pages = {row.name for row in ROWS if row.html and 200 in row.get.values()}
    assert pages - {where.route for where in VISITS} == set()


def test_visits_are_told_apart_and_made_by_people_we_know(world: World) -> None:
    assert len(set(map(str, VISITS))) == len(VISITS)
    assert {where.who for where in VISITS} <= {ANONYMOUS, *world.cast.names()}
