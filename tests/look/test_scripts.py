"""Our three small scripts, in a real browser and without a server."""

import json
import mimetypes

import pytest
from playwright.sync_api import Page, Route, expect

from tests.look.reading import ROOT

pytestmark = pytest.mark.browser
SITE = "http://look.test/"
FRAME = """<!doctype html><html lang="en"><title>Test</title>
<script type="module" src="/js/menu.js"></script><script type="module" src="/js/focus.js"></script>
<script type="module" src="/js/confirm.js"></script><body>{body}
<p id="live" role="status" data-busy="Loading" data-failed="Failed" data-offline="Offline"></p>
<dialog id="confirm" aria-labelledby="confirm-text"><form method="dialog">
<h2 id="confirm-text" data-default="Go on?">Go on?</h2><button value="no">No</button>
<button value="yes">Yes</button></form></dialog></body></html>"""


@pytest.fixture
def show(page: Page):
    """Return a function that shows a body inside the frame, with our scripts running."""
    bodies: dict[str, str] = {}

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE).split("?")[0]
        if path.startswith("js/"):
            file = ROOT / "static" / path
            kind = mimetypes.guess_type(file.name)[0]
            route.fulfill(body=file.read_text(encoding="utf-8"), content_type=kind)
        else:
            route.fulfill(body=bodies.get(path, "<h1>Sent</h1>"), content_type="text/html")

    def open_with(body: str) -> Page:
        bodies[""] = FRAME.replace("{body}", body)
        page.goto(SITE)
        return page

    page.route(f"{SITE}**", answer)
    return open_with


MENU = """<details class="menu" id="m"><summary>Menu</summary><a href="#" id="in">In</a></details>
<button id="out">Out</button>"""


def test_escape_closes_the_menu_and_gives_the_focus_back(show) -> None:
    page = show(MENU)
    page.locator("summary").click()
    page.locator("#in").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#m")).not_to_have_attribute("open", "")
    expect(page.locator("summary")).to_be_focused()


def test_a_click_elsewhere_or_leaving_with_the_keyboard_closes_the_menu(show) -> None:
    page = show(MENU)
    page.locator("summary").click()
    page.locator("#out").click()
    expect(page.locator("#m")).not_to_have_attribute("open", "")
    page.locator("summary").click()
    page.locator("#in").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#m")).not_to_have_attribute("open", "")


ASK = '<form action="/sent" data-confirm="Submit it?"><button id="go">Submit</button></form>'


def test_a_form_that_asks_first_stays_when_the_answer_is_no(show) -> None:
    page = show(ASK)
    page.locator("#go").click()
    expect(page.locator("#confirm-text")).to_have_text("Submit it?")
    page.get_by_role("button", name="No").click()
    expect(page.locator("#go")).to_be_focused()
    assert page.url == SITE


def test_a_form_that_asks_first_is_sent_when_the_answer_is_yes(show) -> None:
    page = show(ASK)
    page.locator("#go").click()
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("heading", name="Sent")).to_be_visible()


def test_the_button_that_was_pressed_is_sent_too(show) -> None:
    page = show(
        '<form action="/sent"><button name="do" value="remove" data-confirm="Sure?">Remove</button>'
        "</form>"
    )
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("button", name="Yes").click()
    page.wait_for_url("**/sent?do=remove")


def swap(page: Page, html: str) -> None:
    """Replace the part as htmx does, with the events that it sends."""
    page.evaluate(
        """(html) => { const part = document.getElementById("part");
        const tell = (name, detail) =>
          part.dispatchEvent(new CustomEvent(name, {bubbles: true, detail}));
        tell("htmx:beforeRequest", {target: part}); tell("htmx:beforeSwap", {target: part});
        part.innerHTML = html; tell("htmx:afterRequest", {target: part});
        tell("htmx:afterSettle", {elt: part}); }""",
        html,
    )


PART = '<div id="part"><input id="a" name="level"><button id="b">Save</button></div>'


def test_after_a_swap_the_focus_stays_on_the_same_control(show) -> None:
    page = show(PART)
    page.locator("#a").focus()
    swap(page, '<p>New</p><input id="a" name="level">')
    expect(page.locator("#a")).to_be_focused()


def test_when_the_control_is_gone_the_heading_takes_the_focus(show) -> None:
    page = show(PART)
    page.locator("#b").focus()
    swap(page, "<h2>Saved</h2><p>Text</p>")
    expect(page.get_by_role("heading", name="Saved")).to_be_focused()


def test_a_swap_elsewhere_does_not_move_the_focus(show) -> None:
    page = show(PART + '<input id="mine">')
    page.locator("#mine").focus()
    swap(page, "<h2>Other</h2>")
    expect(page.locator("#mine")).to_be_focused()


def test_what_a_part_has_to_say_is_said_once_by_the_polite_voice(show) -> None:
    page = show(PART)
    swap(page, '<p data-say="Saved at 10:14">Saved</p>')
    expect(page.locator("#live")).to_have_text("Saved at 10:14")


@pytest.mark.parametrize(
    ("event", "said"), [("htmx:responseError", "Failed"), ("htmx:sendError", "Offline")]
)
def test_a_failed_request_is_said_aloud(show, event: str, said: str) -> None:
    page = show(PART)
    page.evaluate(
        f"document.body.dispatchEvent(new CustomEvent({json.dumps(event)}, {{bubbles: true}}))"
    )
    expect(page.locator("#live")).to_have_text(said)
