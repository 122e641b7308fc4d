"""J6: the technician reviews, the body amends what came back, the AOC speaks, and it is closed."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from selfassessment.models import Assessment, ControlDecision
from selfassessment.services import submitting
from tests.cast import Cast
from tests.selfassessment.journeys.conftest import choose, is_saved
from tests.selfassessment.scenes import an_assessment, answer_all
from tests.support.arrivals import Arrive
from tests.support.browser import arriving, follow

pytestmark = pytest.mark.browser
WHY = "Falta dir on es pot comprovar."
DOUBT = "El conveni amb la diputació compta com a propi?"
OPINION = "Sí, si l’ens en fa el seguiment."


@pytest.fixture
def handed_in(people: Cast) -> Assessment:
    now = timezone.now()
    assessment = an_assessment(people.a, timezone.localdate(), now)
    answer_all(assessment, people.bob, level=2, now=now)
    submitting.submit(assessment=assessment, by=people.alice, now=now)
    return assessment


def test_a_control_from_the_queue_to_the_closing(
    people: Cast, handed_in: Assessment, arrive: Arrive
) -> None:
    technician = arrive(people.tecla, "/control/")
    begin_and_return_one(technician, handed_in)
    body = arrive(people.alice, f"/autoavaluacio/{handed_in.pk}/")
    amend(body, handed_in)
    ask_the_aoc(technician, handed_in)
    answer_for_the_aoc(arrive(people.adam, "/control/?stage=all&only=asked"), handed_in)
    finish(technician, handed_in)
    see_both(body, handed_in)
    assert Assessment.objects.get(pk=handed_in.pk).state == "closed"
    found = ControlDecision.objects.filter(assessment=handed_in).order_by("pk")
    assert [row.verdict for row in found] == ["lower", "return", "accept", "accept", "accept"]


def begin_and_return_one(page: Page, assessment: Assessment) -> None:
    follow(page.locator(f"main a[href='/control/{assessment.pk}/']"))
    follow(page.locator("button[value=take]"))
    follow(page.locator(".next a[href$='/respostes/D1.1/']"))
    expect(page.locator("[name=verdict][value=accept]")).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator("#reason")).to_be_focused()
    page.keyboard.type(WHY)
    with arriving(page):
        page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile("/respostes/D1.2/$"))
    page.keyboard.press("r")
    page.keyboard.type(WHY)
    follow(page.locator("form.judgement button[type=submit]"))
    expect(page).to_have_url(re.compile("/respostes/D2.1/$"))
    page.goto(page.url.split("/respostes/")[0] + "/accepta/")
    expect(page.locator("[name=answer]")).to_have_count(2)
    follow(page.locator("main form button"))
    page.locator("button[value=send_back]").click()
    follow(page.locator("dialog[open] button[value=yes]"))
    expect(page.locator("main .alert.success")).to_be_visible()


def amend(page: Page, assessment: Assessment) -> None:
    expect(page.locator("main table").first).to_contain_text(WHY)
    follow(page.locator("main table a[href*='/D1/#q-D1-2']").first)
    expect(page.locator("#level-D1-1-0")).to_be_disabled()
    choose(page, "D1-2", "3")
    is_saved(page, "D1-2")
    page.goto(re.sub(r"/D1/.*", "/presenta/", page.url))
    follow(page.locator("main form button[type=submit]"))
    expect(page).to_have_url(re.compile(f"/autoavaluacio/{assessment.pk}/$"))
    expect(page.locator("main .alert.success")).to_be_visible()


def ask_the_aoc(page: Page, assessment: Assessment) -> None:
    page.goto(re.sub(r"/control/.*", f"/control/{assessment.pk}/respostes/D1.2/", page.url))
    page.locator("#opinion-words").locator("xpath=ancestor::details").locator("summary").click()
    page.locator("#opinion-words").fill(DOUBT)
    follow(page.locator("button[value=ask]"))
    expect(page.locator("main")).to_contain_text(DOUBT)


def answer_for_the_aoc(page: Page, assessment: Assessment) -> None:
    follow(page.locator(f"main a[href='/control/{assessment.pk}/']"))
    expect(page.locator("main")).to_contain_text(DOUBT)
    expect(page.locator("button[value=validate]")).to_have_count(0)
    page.locator("textarea[id^=give-]").fill(OPINION)
    follow(page.locator("button[value=give]").first)
    expect(page.locator("main")).to_contain_text(OPINION)


def finish(page: Page, assessment: Assessment) -> None:
    page.reload()
    expect(page.locator("main")).to_contain_text(OPINION)
    page.locator("form.judgement").press("a")
    with arriving(page):
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/control/{assessment.pk}/$"))
    for move in ("validate", "close"):
        page.locator(f"button[value={move}]").click()
        follow(page.locator("dialog[open] button[value=yes]"))
        expect(page.locator("main .alert.success")).to_be_visible()


def see_both(page: Page, assessment: Assessment) -> None:
    page.goto(re.sub(r"/autoavaluacio/.*", f"/autoavaluacio/{assessment.pk}/resultat/", page.url))
    expect(page.locator("main .big").first).to_contain_text("50,0")
    expect(page.locator("main")).to_contain_text("54,2")
    expect(page.locator("main")).to_contain_text(WHY)
    expect(page.locator("main")).to_contain_text("Tecla Plana")
