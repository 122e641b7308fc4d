"""A campaign from its first page to a body that confirms what it answered last year."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from selfassessment.models import Answer, Assessment
from selfassessment.services import submitting
from tests.cast import Cast
from tests.selfassessment.campaigns.scenes import assessment, last_year
from tests.selfassessment.scenes import NOW, TODAY, answer_all
from tests.support.arrivals import Arrive
from tests.support.browser import follow

pytestmark = pytest.mark.browser


@pytest.fixture
def before(people: Cast) -> Assessment:
    """What body a handed in last year."""
    campaign = last_year(people)
    then = NOW - (TODAY - campaign.opens_on)
    row = assessment(campaign, people.a)
    answer_all(row, people.bob, level=2, now=then)
    submitting.submit(assessment=row, by=people.alice, now=then)
    return row


def test_a_campaign_is_prepared_opened_and_begun(
    people: Cast, before: Assessment, arrive: Arrive
) -> None:
    prepare_and_open(arrive(people.adam, "/campanyes/nova/"))
    row = Assessment.objects.get(entity=people.a, carried_from=before)
    page = arrive(people.alice, f"/autoavaluacio/{row.pk}/D1/")
    page.locator("#q-D1-1 .carried button").click()
    expect(page.locator("#q-D1-1 .saved")).to_be_visible()
    follow(page.locator("form.carried button"))
    expect(page.locator("#q-D1-2 .saved")).to_be_visible()
    found = Answer.objects.filter(assessment=row).order_by("question__code")
    assert [(one.question.code, one.level) for one in found] == [("D1.1", 2), ("D1.2", 2)]


def prepare_and_open(page: Page) -> None:
    today = timezone.localdate()
    page.fill("[name=title]", "Campanya d’enguany")
    page.fill("[name=opens_on]", str(today))
    page.fill("[name=closes_on]", str(today + timedelta(days=30)))
    page.check("[name=carries_forward]")
    follow(page.locator("main form button").first)
    page.check("[name=kinds][value=ajuntament]")
    follow(page.locator("button[name=save]"))
    follow(page.locator("a[href$='/obre/']"))
    follow(page.locator("main form button"))
    expect(page.locator("#stage-waiting")).to_have_text("2")
    follow(page.locator("#stage-waiting"))
    expect(page.locator("tbody tr")).to_have_count(2)
