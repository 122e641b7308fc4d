"""How a page is looked at: brought into its state, its words read, its faults found by axe."""

import json
from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import ConsoleMessage, Page

from tests.a11y.visits import VISITS, Visit
from tests.support.live import LivePortal
from tests.words.foreign import foreign
from tests.world import World

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What else axe could tell (what passes, what does not apply) costs as much again and is not read.
WHOLE = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": TAGS}}
# Colours cost as much as all the rest, and are the same in another language.
COLOURS = ("color-contrast", "link-in-text-block")
BUT_COLOURS = WHOLE | {"rules": {rule: {"enabled": False} for rule in COLOURS}}
AXE = Axe().axe_script
READ = "[document.documentElement.lang, document.documentElement.outerHTML]"
PLAIN = [visit for visit in VISITS if not visit.state]
WIDTHS = (320, 1024)  # the narrowest promised, and that of all other looks
TOO_WIDE = "width => document.documentElement.scrollWidth - width"
Look = Callable[..., None]


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


def violations(page: Page, *, colours: bool) -> list[str]:
    """Return what axe finds, a line each."""
    options = WHOLE if colours else BUT_COLOURS
    # The rest of the answer is as large as the page: it stays in the browser.
    asked = f"axe.run(document, {json.dumps(options)}).then(found => found.violations)"
    return [
        f"{rule['id']}: {node['target']} {node['html'][:200]}"
        for rule in page.evaluate(asked)
        for node in rule["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """Return a line for each width at which PAGE as a whole has to be moved sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        more = page.evaluate(TOO_WIDE, width)
        found += [f"at {width} px it is {more} px too wide"] if more > 0 else []
    return found


def visit(
    page: Page,
    portal: LivePortal,
    world: World,
    sessions: dict[str, str],
    where: Visit,
    *,
    language: str = "ca",
    colours: bool = True,
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
    said, content = page.evaluate(READ)
    faults = [*foreign(content, language), *violations(page, colours=colours)]
    page.remove_listener("console", hear)
    assert said == language, said
    assert not faults, "\n".join(faults)
    assert not refused, "\n".join(refused)
