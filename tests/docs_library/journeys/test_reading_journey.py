"""J3: a member of staff searches, filters, reads, says so, sees what changed, takes it along."""

import hashlib
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from docs_library.models import Edition, ReadMark
from governance.models import User
from tests.cast import make_cast
from tests.support.arrivals import Arrive
from tests.support.browser import arriving, follow
from tests.support.live import LivePortal

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def rosa(live_portal: LivePortal) -> User:
    """A reader who read INS-04 when its first edition was in force."""
    cast = make_cast(on=timezone.localdate())
    call_command("load_library", verbosity=0)
    old = Edition.objects.get(document__code="INS-04", major=1, minor=0)
    then = timezone.now() - timedelta(days=400)
    ReadMark.objects.create(
        user=cast.rosa, document=old.document, edition=old, first_at=then, last_at=then
    )
    return cast.rosa


@pytest.fixture
def page(arrive: Arrive, rosa: User) -> Page:
    return arrive(rosa, permissions=["clipboard-read", "clipboard-write"])


def test_a_reader_finds_reads_compares_takes_along_and_links(
    page: Page, live_portal: LivePortal
) -> None:
    page.goto(f"{live_portal.url}/biblioteca/")
    _search(page)
    _read(page)
    _compare(page)
    given = _download(page)
    _verify(page, given)
    _copy_the_anchor(page, live_portal)


def _search(page: Page) -> None:
    page.fill("#q", "expedeints")
    with arriving(page):
        page.press("#q", "Enter")
    follow(page.locator(".meant a"))
    expect(page.locator("mark").first).to_be_visible()
    page.fill("#q", "registres d’entrada")
    page.select_option("#tipus", "instruction")
    page.select_option("#ens", "mine")
    with arriving(page):
        page.press("#q", "Enter")
    first = page.locator(".found > li").first
    expect(first).to_contain_text("INS-04")
    follow(first.locator("a"))


def _read(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/biblioteca/INS-04/$"))
    change = page.locator("section.change")
    expect(change).to_contain_text("1.0")
    expect(change.locator(".tag.on")).to_be_visible()
    page.reload()
    expect(page.locator("section.change")).to_contain_text("1.0")
    expect(page.locator("section.change .tag.on")).to_have_count(0)
    follow(page.locator("form[action$='/v/2.0/llegit/'] button"))
    expect(page.locator("section[aria-labelledby='acknowledge'] .tag.good")).to_be_visible()
    page.locator("nav.contents a").nth(3).click()
    expect(page).to_have_url(re.compile("#s-"))


def _compare(page: Page) -> None:
    follow(page.locator("section.change a.btn"))
    expect(page).to_have_url(re.compile(r"/canvis/1\.0\.\.\.2\.0/$"))
    expect(page.locator("ins").first).to_be_visible()
    page.locator("[data-jump='1']").click()
    expect(page.locator("#canvi-1")).to_be_focused()
    page.locator("[data-jump='1']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[id^='canvi-']:focus")).to_have_count(1)
    follow(page.locator(".views a[href*='vista=costats']"))
    expect(page.locator(".sides").first).to_be_visible()
    follow(page.locator(".crumbs a").last)


def _download(page: Page) -> Path:
    with page.expect_download() as waiting:
        page.locator("aside a[href$='/v/2.0/markdown/']").click()
    given = Path(waiting.value.path())
    assert given.read_text().startswith("---\ncode: INS-04\n")
    assert waiting.value.suggested_filename == "INS-04_2.0.md"
    return given


def _verify(page: Page, given: Path) -> None:
    follow(page.locator("aside a[href='/biblioteca/verificacio/']"))
    page.set_input_files("#file", given)
    follow(page.locator("main form .btn.primary"))
    expect(page).to_have_url(re.compile(hashlib.sha256(given.read_bytes()).hexdigest()))
    expect(page.locator(".verdict.good")).to_be_visible()
    follow(page.locator(".verdict a").first)


def _copy_the_anchor(page: Page, portal: LivePortal) -> None:
    page.locator("article h2 .anchor").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#live")).not_to_have_text("")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.startswith(f"{portal.url}/biblioteca/INS-04/v/2.0/#s-")
    page.goto(address)
    expect(page.locator(f"#{address.partition('#')[2]}")).to_be_in_viewport()
