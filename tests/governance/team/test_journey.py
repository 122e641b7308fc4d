"""A manager invites somebody, who chooses a password and arrives; then they take over."""

from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from governance.models import Membership
from governance.models.dated import holding
from tests.cast import Cast, make_cast
from tests.factories import PASSWORD
from tests.support.arrivals import Arrive
from tests.support.browser import arriving, follow
from tests.support.live import LivePortal

pytestmark = pytest.mark.browser
NOVA = "nova@example.org"


@pytest.fixture(scope="module")
def people(live_portal: LivePortal) -> Cast:
    """The cast, committed."""
    return make_cast(on=timezone.localdate())


def test_a_team_grows_and_passes_on(arrive: Arrive, live_portal: LivePortal, people: Cast) -> None:
    alice, nova = arrive(), arrive()
    sign_in(alice, live_portal, people.alice.email)
    invite(alice)
    accept(nova, live_portal, people.a.name)
    hand_over(alice, "Núria Nova")
    rows = Membership.objects.filter(entity=people.a, role="entity_manager")
    managers = holding(rows, timezone.localdate()).values_list("user__email", flat=True)
    assert list(managers) == [NOVA]
    nova.goto(f"{live_portal.url}/equip/")
    expect(nova.locator("main tbody tr")).to_have_count(3)
    alice.goto(f"{live_portal.url}/equip/{people.a.pk}/")
    expect(alice.locator("main h1")).to_be_visible()
    assert alice.locator("main tbody").count() == 0


def sign_in(page: Page, portal: LivePortal, email: str) -> None:
    page.goto(f"{portal.url}/compte/login/")
    page.locator("[name=login]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    with arriving(page):
        page.locator("[name=password]").press("Enter")
    assert "/compte/" not in page.url


def invite(page: Page) -> None:
    follow(page.locator("a[href='/equip/']").first)
    follow(page.locator("main a[href$='/convida/']").first)
    page.locator("[name=email]").fill(NOVA)
    page.locator("[name=role]").select_option("entity_contributor")
    follow(page.locator("main form button"))
    expect(page.locator(".invited li")).to_contain_text(NOVA)


def accept(page: Page, portal: LivePortal, body: str) -> None:
    page.goto(f"{portal.url}/correu/?to={NOVA}")
    follow(page.locator("main a[href*='/invitacio/']").first)
    assert page.url.endswith("/invitacio/")
    page.locator("[name=full_name]").fill("Núria Nova")
    page.locator("[name=password]").fill(PASSWORD)
    follow(page.locator("main form button"))
    assert page.url == f"{portal.url}/"
    expect(page.locator("header .acting")).to_contain_text(body)


def hand_over(page: Page, name: str) -> None:
    follow(page.locator("a[href='/equip/']").first)
    follow(page.locator("main a[href$='/relleu/']"))
    page.get_by_label(name).check()
    page.locator("main form button").first.click()
    follow(page.locator("dialog[open] button[value=yes]"))
    assert urlsplit(page.url).path == "/"
