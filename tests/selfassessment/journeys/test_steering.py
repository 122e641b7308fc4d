"""Who steers opens the dashboard, narrows it down, goes to the bodies behind a figure, takes it."""

import io
from pathlib import Path

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from selfassessment.models import Campaign
from selfassessment.services import summaries
from tests.cast import Cast
from tests.selfassessment import scenes
from tests.selfassessment.dashboards import invented
from tests.support.arrivals import Arrive
from tests.support.browser import arriving, follow

pytestmark = pytest.mark.browser


@pytest.fixture
def campaign(people: Cast) -> Campaign:
    """A campaign of 40 bodies, counted."""
    found = scenes.a_campaign()
    invented.fill(found, invented.bodies(40), smallest_by=people.dip)
    summaries.rebuild(found, now=timezone.now())
    return found


def test_from_the_state_at_a_glance_to_the_bodies_and_to_files(
    people: Cast, campaign: Campaign, arrive: Arrive
) -> None:
    page = arrive(people.adam, f"/tauler/{campaign.slug}/")
    page.locator("details.narrow > summary").click()
    with arriving(page):
        page.select_option("#filter-band", "T2")
        page.locator(".narrow button[type=submit]").click()
    assert "band=T2" in page.url
    figure = page.locator("table.heat td a").first
    told = int((figure.get_attribute("title") or "").split()[-1])
    picture = taken(page, page.locator(".take a", has_text="PNG").first)
    assert picture.startswith(b"\x89PNG")
    follow(figure)
    expect(page.locator("main tbody tr")).to_have_count(told)
    assert "band=T2" in page.url
    links = page.locator(".results .actions a")
    lines = taken(page, links.filter(has_text="CSV")).decode("utf-8-sig").splitlines()
    sheet = load_workbook(io.BytesIO(taken(page, links.filter(has_text="XLSX")))).worksheets[0]
    assert len(lines) == sheet.max_row == told + 1


def taken(page: Page, link: Locator) -> bytes:
    """Return what the browser downloads at LINK."""
    with page.expect_download() as found:
        link.click()
    return Path(found.value.path()).read_bytes()
