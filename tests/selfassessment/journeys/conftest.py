"""A live portal with the cast in it, an assessment to answer, and people at their browsers."""

from collections.abc import Callable, Iterator

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from governance.models import User
from selfassessment.models import Answer, Assessment
from tests.cast import Cast, make_cast
from tests.selfassessment.scenes import an_assessment
from tests.support.live import LivePortal

Arrive = Callable[..., Page]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def people(live_portal: LivePortal) -> Cast:
    """The cast, committed."""
    cast = make_cast(on=timezone.localdate())
    assert EmailAddress.objects.filter(verified=True).exists()
    return cast


@pytest.fixture
def assessment(people: Cast) -> Assessment:
    """A new assessment of body `a`, with nothing answered."""
    return an_assessment(people.a, timezone.localdate(), timezone.now())


@pytest.fixture
def arrive(browser: Browser, live_portal: LivePortal) -> Iterator[Arrive]:
    """A function that gives a person a browser of their own, signed in, at the address given."""
    opened: list[BrowserContext] = []

    def _arrive(person: User, path: str, **settings_of_browser: object) -> Page:
        context = browser.new_context(locale="ca-ES", **{"viewport": WIDE} | settings_of_browser)
        opened.append(context)
        sign_in(context, person, live_portal)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(live_portal.url + path)
        return page

    yield _arrive
    for context in opened:
        context.close()


def sign_in(context: BrowserContext, person: User, portal: LivePortal) -> None:
    """Give CONTEXT a session of PERSON."""
    person.refresh_from_db()  # a sign-in through the form may have renewed the password's hash
    client = Client()
    client.force_login(person)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": portal.url}])


def at(assessment: Assessment, part: str = "D1") -> str:
    """The address of a dimension."""
    return f"/autoavaluacio/{assessment.pk}/{part}/"


def choose(page: Page, code: str, value: str) -> None:
    """Choose a level, or "na", as people do: by its whole line."""
    page.locator(f"label:has(#level-{code}-{value})").click()


def comment(page: Page, code: str, text: str) -> None:
    """Open the comment of a question and type."""
    details = page.locator(f"#q-{code} details.comment")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    page.locator(f"#comment-{code}").press_sequentially(text)


def is_saved(page: Page, code: str) -> None:
    """Wait until the page says that the answer is saved."""
    expect(page.locator(f"#state-{code} .saved")).to_be_visible(timeout=20_000)


def stands(assessment: Assessment, code: str = "D1.1") -> tuple[int, int | None, str]:
    """What the database holds: version, level, comment."""
    row = Answer.objects.get(assessment=assessment, question__code=code)
    return row.version, row.level, row.comment
