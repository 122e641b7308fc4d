"""From signing in to a report that anybody can verify: the reason why the portal exists."""

import re
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from governance.models import User
from selfassessment.models import Assessment
from tests.cast import Cast
from tests.factories import PASSWORD, MembershipFactory, sync
from tests.selfassessment.journeys.conftest import choose, is_saved
from tests.selfassessment.scenes import an_assessment
from tests.support import pdf
from tests.support.browser import arriving, follow
from tests.support.live import LivePortal

pytestmark = [pytest.mark.browser, pytest.mark.worker]
REPORT = 90_000  # ms for a cold worker


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """The browser of somebody who reads Catalan."""
    return browser_context_args | {"locale": "ca-ES"}


@pytest.fixture
def secretary(people: Cast) -> User:
    """The manager of two bodies, who signs in with a password."""
    MembershipFactory.create(user=people.alice, entity=people.b)
    people.alice.set_password(PASSWORD)
    people.alice.save()
    return people.alice


def test_a_secretary_goes_from_the_form_to_a_verified_report(
    page: Page, live_portal: LivePortal, people: Cast, secretary: User
) -> None:
    today, now = timezone.localdate(), timezone.now()
    sync(people.b, on=today)
    assessment = an_assessment(people.b, today, now, dimensions=3, questions=2)
    live_portal.start_worker()
    sign_in(page, live_portal, secretary)
    act_for(page, "Sant Pau del Pi")
    answer_everything(page)
    submit(page)
    assert Assessment.objects.get(pk=assessment.pk).state == "submitted"
    content = report(page)
    assert content.startswith(b"%PDF")
    assert pdf.problems(content) == []
    verify(page, content)


def sign_in(page: Page, portal: LivePortal, person: User) -> None:
    page.goto(f"{portal.url}/compte/login/")
    page.locator("[name=login]").fill(person.email)
    page.locator("[name=password]").fill(PASSWORD)
    with arriving(page):
        page.locator("[name=password]").press("Enter")
    assert "/compte/" not in page.url


def act_for(page: Page, name: str) -> None:
    page.locator("details.acting summary").click()
    follow(page.locator("details.acting").get_by_role("button", name=name))
    expect(page.locator("details.acting summary")).to_contain_text(name)


def answer_everything(page: Page) -> None:
    follow(page.locator("a[href='/autoavaluacio/']").first)
    follow(page.locator("main tbody a").first)
    follow(page.locator("main a[href$='/D1/']").first)
    for number in (1, 2, 3):
        assert page.url.endswith(f"/D{number}/")
        for line in (1, 2):
            choose(page, f"D{number}-{line}", str(number + 1))
            is_saved(page, f"D{number}-{line}")
        expect(page.locator("#progress progress")).to_have_attribute("value", "2")
        follow(page.locator("nav.actions .btn.primary"))


def submit(page: Page) -> None:
    follow(page.locator("a[href$='/presenta/']").first)
    follow(page.locator("main form button[type=submit]"))
    assert page.url.endswith("/resultat/")
    expect(page.locator("main .big").first).to_contain_text("83,3")


def report(page: Page) -> bytes:
    follow(page.locator("form[action$='/informe/'] button"))
    expect(page).to_have_url(re.compile("/informes/"))
    link = page.locator("a[href$='/fitxer/']")
    expect(link).to_be_visible(timeout=REPORT)
    with page.expect_download() as download:
        link.click()
    return Path(download.value.path()).read_bytes()


def verify(page: Page, content: bytes) -> None:
    follow(page.locator("a[href*='/verifica/']"))
    expect(page).to_have_url(re.compile("/verifica/.+"))
    expect(page.locator("main")).to_contain_text("Ajuntament de Sant Pau del Pi")
    file = {"name": "informe.pdf", "mimeType": "application/pdf"}
    page.locator("#file").set_input_files({**file, "buffer": content})
    follow(page.locator("main form button"))
    expect(page.locator("main .alert.good")).to_be_visible()
    page.locator("#file").set_input_files({**file, "buffer": content + b" "})
    follow(page.locator("main form button"))
    expect(page.locator("main .alert.bad")).to_be_visible()
