"""A live portal with the cast in it, an assessment to answer, and people at their browsers."""

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone
from playwright.sync_api import Page, expect

from selfassessment.models import Answer, Assessment
from tests.cast import Cast, make_cast
from tests.selfassessment.scenes import an_assessment
from tests.support.live import LivePortal

# A browser keeps an answer until the portal has it; to see that it must have heard of it.
KEPT_NOTHING = """code => {
  const form = document.querySelector(`#q-${code} form[data-answer]`);
  const kept = `eset:${document.getElementById("questions").dataset.keep}:${form.dataset.answer}`;
  return localStorage.getItem(kept) === null;
}"""


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
    """Wait until the page says that the answer is saved, as it stands and not as it was before."""
    page.wait_for_function(KEPT_NOTHING, arg=code)
    expect(page.locator(f"#state-{code} .saved")).to_be_visible()


def stands(assessment: Assessment, code: str = "D1.1") -> tuple[int, int | None, str]:
    """What the database holds: version, level, comment."""
    row = Answer.objects.get(assessment=assessment, question__code=code)
    return row.version, row.level, row.comment
