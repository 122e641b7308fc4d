"""Answering by keyboard alone, and without JavaScript."""

from time import sleep

import pytest
from playwright.sync_api import Route, expect

from selfassessment.models import Assessment
from tests.cast import Cast
from tests.selfassessment.journeys.conftest import at, is_saved, stands
from tests.support.arrivals import Arrive
from tests.support.browser import follow

pytestmark = pytest.mark.browser


HEARD = """
() => {
  window.heard = [];
  const live = document.getElementById("live");
  new MutationObserver(() => live.textContent && heard.push(live.textContent))
    .observe(live, { childList: true, characterData: true, subtree: true });
}"""


def held_up(route: Route) -> None:
    """Answer late enough for the page to say that something is on its way."""
    sleep(2)
    route.continue_()


def focused(page) -> str:
    return page.evaluate("document.activeElement.id")


def test_arrows_tab_and_typing_answer_a_question_and_the_focus_stays(
    people: Cast, assessment: Assessment, arrive: Arrive
) -> None:
    page = arrive(people.bob, at(assessment))
    page.locator("#level-D1-1-0").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    is_saved(page, "D1-1")
    assert focused(page) == "level-D1-1-2"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Amb el teclat.")
    is_saved(page, "D1-1")
    assert stands(assessment)[1:] == (2, "Amb el teclat.")
    assert focused(page) == "comment-D1-1"


def test_what_became_of_a_save_is_told_to_those_who_listen(
    people: Cast, assessment: Assessment, arrive: Arrive
) -> None:
    page = arrive(people.bob, at(assessment))
    region = page.locator("#state-D1-1")
    expect(region).to_have_attribute("role", "status")
    page.evaluate(HEARD)
    page.route("**/respostes/D1.1/", held_up)
    page.locator("#level-D1-1-0").focus()
    page.keyboard.press("Space")
    is_saved(page, "D1-1")
    assert page.evaluate("heard") == []


def test_without_javascript_a_dimension_is_answered_from_end_to_end(
    people: Cast, assessment: Assessment, arrive: Arrive
) -> None:
    page = arrive(people.bob, at(assessment), java_script_enabled=False)
    expect(page.locator("#reason-D1-2")).to_be_hidden()
    page.locator("#level-D1-1-3").check()
    page.locator("#q-D1-1 summary").click()
    page.locator("#comment-D1-1").fill("Sense scripts.\nDues línies.")
    follow(page.locator("#q-D1-1 .plain-save button"))
    assert page.url.endswith("#q-D1-1")
    expect(page.locator("#level-D1-1-3")).to_be_checked()
    page.locator("#level-D1-2-na").check()
    page.locator("#reason-D1-2").fill("curt")
    follow(page.locator("#q-D1-2 .plain-save button"))
    expect(page.locator("#error-summary")).to_be_visible()
    expect(page.locator("#state-D1-2 .failed")).to_be_visible()
    expect(page.locator("#reason-D1-2")).to_have_value("curt")
    page.locator("#reason-D1-2").fill("Aquí no hi ha cap servei així.")
    follow(page.locator("#q-D1-2 .plain-save button"))
    assert page.url.endswith("#q-D1-2")
    follow(page.locator("nav.actions .btn.primary"))
    assert page.url.endswith("/D2/")
    assert stands(assessment) == (1, 3, "Sense scripts.\nDues línies.")
    assert stands(assessment, "D1.2") == (1, None, "")


def test_with_javascript_there_is_no_button_to_save(
    people: Cast, assessment: Assessment, arrive: Arrive
) -> None:
    page = arrive(people.bob, at(assessment))
    expect(page.locator("html")).to_have_class("js")
    expect(page.locator("#q-D1-1 .plain-save")).to_be_hidden()
