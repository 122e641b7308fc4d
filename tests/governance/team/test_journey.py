"""A manager invites somebody, who chooses a password and arrives; then they take over."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from governance.models import Membership
from governance.models.dated import holding
from tests.cast import Cast, make_cast
from tests.factories import PASSWORD
from tests.support.live import LivePortal

pytestmark = pytest.mark.browser
NOVA = "nova@example.org"


@pytest.fixture(scope="module")
def people(live_portal: LivePortal) -> Cast:
    """The cast, committed."""
    return make_cast(on=timezone.localdate())


def browse(browser: Browser) -> Page:
    page = browser.new_context(locale="ca-ES").new_page()
    page.set_default_timeout(15_000)
    return page


def test_a_team_grows_and_passes_on(
    browser: Browser, live_portal: LivePortal, people: Cast
) -> None:
    alice, nova = browse(browser), browse(browser)
    sign_in(alice, live_portal, people.alice.email)
    invite(alice)
    arrive(nova, live_portal, people.a.name)
    hand_over(alice, "Núria Nova")
    rows = Membership.objects.filter(entity=people.a, role="entity_manager")
    managers = holding(rows, timezone.localdate()).values_list("user__email", flat=True)
    assert list(managers) == [NOVA]
    nova.goto(f"{live_portal.url}/equip/")
    expect(nova.locator("main tbody tr")).to_have_count(3)
    alice.goto(f"{live_portal.url}/equip/{people.a.pk}/")
    expect(alice.locator("main h1")).to_be_visible()
    assert alice.locator("main tbody").count() == 0
    for page in (alice, nova):
        page.context.close()


def sign_in(page: Page, portal: LivePortal, email: str) -> None:
    page.goto(f"{portal.url}/compte/login/")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/compte/" not in url)


def invite(page: Page) -> None:
    page.locator("a[href='/equip/']").first.click()
    page.locator("main a[href$='/convida/']").first.click()
    page.locator("[name=email]").fill(NOVA)
    page.locator("[name=role]").select_option("entity_contributor")
    page.locator("main form button").click()
    expect(page.locator(".invited li")).to_contain_text(NOVA)


def arrive(page: Page, portal: LivePortal, body: str) -> None:
    page.goto(f"{portal.url}/correu/?to={NOVA}")
    page.locator("main a[href*='/invitacio/']").first.click()
    page.wait_for_url("**/invitacio/")
    page.locator("[name=full_name]").fill("Núria Nova")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button").click()
    page.wait_for_url(f"{portal.url}/")
    expect(page.locator("header .acting")).to_contain_text(body)


def hand_over(page: Page, name: str) -> None:
    page.locator("a[href='/equip/']").first.click()
    page.locator("main a[href$='/relleu/']").click()
    page.get_by_label(name).check()
    page.locator("main form button").first.click()
    page.locator("dialog[open] button[value=yes]").click()
    page.wait_for_url(lambda url: url.endswith(":" + url.split(":")[2].split("/")[0] + "/"))
