"""The connection goes away and comes back, or the session does: nothing typed is lost."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from selfassessment.models import Answer, AnswerRevision, Assessment
from selfassessment.rules.answer_rules import SHORTEST_REASON
from tests.cast import Cast
from tests.factories import PASSWORD
from tests.look.reading import ROOT
from tests.selfassessment.journeys.conftest import (
    at,
    choose,
    comment,
    is_saved,
    stands,
)
from tests.support.arrivals import Arrive
from tests.support.browser import arriving, follow
from tests.support.live import LivePortal

pytestmark = pytest.mark.browser


def test_what_is_answered_without_connection_is_saved_when_it_is_back(
    people: Cast, assessment: Assessment, arrive: Arrive
) -> None:
    page = arrive(people.bob, at(assessment))
    choose(page, "D1-1", "2")
    is_saved(page, "D1-1")
    page.context.set_offline(True)
    comment(page, "D1-1", "Escrit al tren, ")
    choose(page, "D1-2", "4")
    for code in ("D1-1", "D1-2"):
        expect(page.locator(f"#state-{code} .offline")).to_be_visible()
    comment(page, "D1-1", "sense cobertura.")
    page.context.set_offline(False)
    for code in ("D1-1", "D1-2"):
        is_saved(page, code)
    assert stands(assessment)[1:] == (2, "Escrit al tren, sense cobertura.")
    assert stands(assessment, "D1.2")[1] == 4


def test_a_tab_closed_without_connection_gives_everything_back(
    people: Cast, assessment: Assessment, arrive: Arrive, live_portal: LivePortal
) -> None:
    page = arrive(people.bob, at(assessment))
    page.context.set_offline(True)
    choose(page, "D1-1", "3")
    comment(page, "D1-1", "Abans de tancar.")
    expect(page.locator("#state-D1-1 .offline")).to_be_visible()
    page.close()
    assert not Answer.objects.filter(assessment=assessment).exists()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto(live_portal.url + at(assessment))
    is_saved(again, "D1-1")
    expect(again.locator("#level-D1-1-3")).to_be_checked()
    expect(again.locator("#comment-D1-1")).to_have_value("Abans de tancar.")
    assert stands(assessment) == (1, 3, "Abans de tancar.")
    assert again.evaluate("localStorage.length") == 0


def test_a_reply_that_gets_lost_is_asked_for_again_and_has_one_effect(
    people: Cast, assessment: Assessment, arrive: Arrive
) -> None:
    page = arrive(people.bob, at(assessment))
    lost = []

    def lose_the_first(route) -> None:
        if lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    page.route("**/respostes/**", lose_the_first)
    choose(page, "D1-1", "3")
    is_saved(page, "D1-1")
    assert lost == [200]
    assert AnswerRevision.objects.filter(assessment=assessment).count() == 1


def test_leaving_at_once_takes_the_last_words_along(
    people: Cast, assessment: Assessment, arrive: Arrive
) -> None:
    page = arrive(people.bob, at(assessment))
    choose(page, "D1-1", "3")
    comment(page, "D1-1", "Darreres paraules.")
    follow(page.locator("nav.actions .btn.primary"))
    assert page.url.endswith("/D2/")
    page.go_back()
    expect(page.locator("#comment-D1-1")).to_have_value("Darreres paraules.")
    is_saved(page, "D1-1")
    expect(page.locator("#q-D1-1 .conflict")).to_have_count(0)
    assert stands(assessment)[1:] == (3, "Darreres paraules.")


def test_a_session_that_ends_mid_typing_is_renewed_in_another_tab(
    people: Cast, assessment: Assessment, arrive: Arrive, live_portal: LivePortal
) -> None:
    people.bob.set_password(PASSWORD)
    people.bob.save()
    page = arrive(people.bob, at(assessment))
    choose(page, "D1-1", "2")
    is_saved(page, "D1-1")
    Session.objects.all().delete()
    comment(page, "D1-1", "La sessió s’ha acabat.")
    link = page.locator("#state-D1-1 .failed a")
    expect(link).to_be_visible()
    with page.context.expect_page() as opened:
        link.click()
    other = opened.value
    other.wait_for_load_state()
    other.locator("[name=login]").fill(people.bob.email)
    other.locator("[name=password]").fill(PASSWORD)
    with arriving(other):
        other.locator("[name=password]").press("Enter")
    assert "/compte/" not in other.url
    other.close()
    page.bring_to_front()
    is_saved(page, "D1-1")
    assert stands(assessment) == (2, 2, "La sessió s’ha acabat.")
    choose(page, "D1-1", "4")
    expect(page.locator("#version-D1-1")).to_have_value("3")


def test_once_a_colleague_has_handed_it_in_the_page_says_so_and_stops_trying(
    people: Cast, assessment: Assessment, arrive: Arrive
) -> None:
    page = arrive(people.bob, at(assessment))
    campaign = assessment.campaign
    type(campaign).objects.filter(pk=campaign.pk).update(closes_on=campaign.opens_on)
    choose(page, "D1-1", "2")
    expect(page.locator("#state-D1-1 .alert")).to_be_visible()
    assert not Answer.objects.filter(assessment=assessment).exists()


def test_not_applicable_is_sent_once_its_reason_is_long_enough(
    people: Cast, assessment: Assessment, arrive: Arrive
) -> None:
    page = arrive(people.bob, at(assessment))
    expect(page.locator("#reason-D1-2")).to_be_hidden()
    choose(page, "D1-2", "na")
    expect(page.locator("#state-D1-2 .saving")).to_be_visible()
    page.locator("#reason-D1-2").press_sequentially("No hi ha cap servei així.")
    is_saved(page, "D1-2")
    row = Answer.objects.get(assessment=assessment)
    assert (row.not_applicable, row.reason) == (True, "No hi ha cap servei així.")
    choose(page, "D1-2", "1")
    expect(page.locator("#version-D1-2")).to_have_value(str(row.version + 1))
    assert stands(assessment, "D1.2")[1] == 1


def test_the_page_and_the_rules_agree_on_the_shortest_reason() -> None:
    script = (ROOT / "static/js/answer_fields.js").read_text()
    assert f"SHORTEST_REASON = {SHORTEST_REASON};" in script
