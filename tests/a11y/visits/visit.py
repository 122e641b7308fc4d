"""What a visit of a page in one of its states is made of.

To add one, put it into the module of its app here: `Visit(route, who, state=…, kwargs=…, query=…,
act=…)`. `who` is somebody of the cast (tests/cast.py), `kwargs` makes the address from the world
(tests/world.py), and `act` brings the open page into its state: it fills a form, opens a menu. A
page of the URL table that no visit reaches fails the test `test_no_page_is_forgotten`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from playwright.sync_api import Locator, Page

from tests.cast import ANONYMOUS
from tests.support.browser import COUNT_SWAPS
from tests.world import World

CAME = """() => window.swaps === undefined
  ? document.readyState === "complete"
  : window.swaps > 0 || document.querySelector("dialog[open]") !== null
    || document.activeElement.matches(":invalid")"""


def _nothing(_world: World) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Visit:
    """One page in one state."""

    route: str
    who: str = ANONYMOUS
    state: str = ""
    kwargs: Callable[[World], Mapping[str, Any]] = _nothing
    query: str = ""
    act: Callable[[Page], None] | None = None
    path: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, [self.route, self.who, self.state]))

    def url(self, world: World) -> str:
        """Return the address below the portal's."""
        return self.path or reverse(self.route, kwargs=dict(self.kwargs(world))) + self.query


def press(button: Locator) -> None:
    """Press BUTTON and wait for what comes of it.

    That is another document with its scripts, a part drawn anew, a question asked first, or a
    field that the browser wants filled in.
    """
    button.page.evaluate(COUNT_SWAPS)
    button.click()
    button.page.wait_for_function(CAME)


def send(page: Page) -> None:
    """Send the page's own form as it stands, which leaves its errors to see."""
    press(page.locator("main form button").first)


def open_menus(page: Page) -> None:
    """Open the menus of the header."""
    for menu in page.locator("header details > summary").all():
        menu.click()


def unfold(page: Page) -> None:
    """Open whatever is folded in the page."""
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
