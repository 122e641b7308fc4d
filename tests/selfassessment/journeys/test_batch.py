"""All reports of a campaign at once: asked for, watched, one mended, taken home and verified."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from selfassessment.models import BatchItem, Campaign
from selfassessment.reports import build
from tests.cast import Cast
from tests.selfassessment.batches import making
from tests.support import pdf
from tests.support.arrivals import Arrive
from tests.support.browser import follow
from tests.support.live import LivePortal

pytestmark = [pytest.mark.browser, pytest.mark.worker]
WORK = 120_000  # ms for a cold worker


@pytest.fixture
def campaign(people: Cast) -> Campaign:
    """Bodies a and b have handed in."""
    return making.a_campaign(people, on=timezone.localdate(), now=timezone.now())


def test_the_aoc_makes_all_reports_mends_one_and_anybody_verifies_them(
    people: Cast, live_portal: LivePortal, campaign: Campaign, arrive: Arrive
) -> None:
    page = arrive(people.adam, f"/informes/lots/nou/{campaign.slug}/")
    follow(page.locator("main form[method=post] button"))
    expect(page.locator("#status progress")).to_have_attribute("value", "0")
    worn_out = BatchItem.objects.filter(assessment__entity=people.b)
    assert worn_out.update(attempts=build.MOST_ATTEMPTS) == 1
    live_portal.start_worker()
    ended(page, ready=1, failed=1)
    failed = page.locator("#status tbody tr")
    expect(failed).to_contain_text(["Ajuntament de Sant Pau del Pi"])
    expect(failed).to_contain_text(["interromput"])
    follow(failed.locator("button"))
    ended(page, ready=2, failed=0)
    visitor = arrive()
    for content in taken(page):
        assert pdf.problems(content) == []
        is_authentic(visitor, content)


def ended(page: Page, *, ready: int, failed: int) -> None:
    """Wait, as somebody who only looks, until the page says that the batch has ended."""
    numbers = page.locator("#status .tally strong")
    expect(numbers).to_have_text(["2", str(ready), str(failed), "0", "0"], timeout=WORK)
    expect(page.locator("#status[hx-trigger]")).to_have_count(0)
    expect(page.locator("#status progress")).to_have_attribute("value", "2")


def taken(page: Page) -> list[bytes]:
    """Download the ZIP; return its PDFs, each as its manifest says."""
    with page.expect_download() as download:
        page.locator("#batch-zip").click()
    with zipfile.ZipFile(Path(download.value.path())) as pack:
        rows = json.loads(pack.read("manifest.json"))["files"]
        files = {row["name"]: pack.read(row["name"]) for row in rows}
    assert len(files) == 2
    for row in rows:
        assert hashlib.sha256(files[row["name"]]).hexdigest() == row["sha256"]
    return list(files.values())


def is_authentic(page: Page, content: bytes) -> None:
    """Drop the file on the public page, and then a changed one on the page of its code."""
    page.goto("/verifica/")
    file = {"name": "informe.pdf", "mimeType": "application/pdf"}
    for found, tone in ((content, "good"), (content + b" ", "bad")):
        page.locator("#file").set_input_files({**file, "buffer": found})
        follow(page.locator("form[enctype] button"))
        expect(page.locator(f"main .alert.{tone}")).to_be_visible()
