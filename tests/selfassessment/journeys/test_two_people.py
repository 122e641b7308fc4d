"""Two people at the same question at once: both values are shown, and nothing is lost."""

import pytest
from playwright.sync_api import Page, expect

from selfassessment.models import AnswerRevision, Assessment
from tests.cast import Cast
from tests.selfassessment.journeys.conftest import (
    at,
    choose,
    comment,
    is_saved,
    stands,
)
from tests.support.arrivals import Arrive
from tests.support.browser import something_focused

pytestmark = pytest.mark.browser


@pytest.fixture
def conflict(people: Cast, assessment: Assessment, arrive: Arrive) -> Page:
    """The page of Bob, who chose 1 and wrote why, after Alice chose 4 and wrote why."""
    bob = arrive(people.bob, at(assessment))
    alice = arrive(people.alice, at(assessment))
    choose(alice, "D1-1", "4")
    is_saved(alice, "D1-1")
    comment(alice, "D1-1", "Ho tenim tot.")
    alice.locator("#comment-D1-1").blur()
    is_saved(alice, "D1-1")
    choose(bob, "D1-1", "1")
    expect(bob.locator("#q-D1-1 .conflict")).to_be_visible()
    comment(bob, "D1-1", "No tot.")
    expect(bob.locator("#q-D1-1 .conflict")).to_contain_text("No tot.")
    return bob


def test_the_box_shows_both_values_and_overwrites_nothing(conflict: Page, assessment) -> None:
    box = conflict.locator("#q-D1-1 .conflict")
    for words in ("Alícia Roure", "4 · all", "Ho tenim tot.", "1 · little", "No tot."):
        expect(box).to_contain_text(words)
    assert stands(assessment) == (2, 4, "Ho tenim tot.")


def test_put_mine_keeps_mine_and_theirs_stays_in_the_history(conflict: Page, assessment) -> None:
    conflict.locator("#q-D1-1 button[name=over]").click()
    is_saved(conflict, "D1-1")
    assert stands(assessment) == (3, 1, "No tot.")
    old = AnswerRevision.objects.get(assessment=assessment, version=2)
    assert (old.level, old.comment) == (4, "Ho tenim tot.")
    something_focused(conflict)
    choose(conflict, "D1-1", "2")
    expect(conflict.locator("#version-D1-1")).to_have_value("4")


def test_keep_theirs_shows_theirs_and_from_there_one_goes_on(conflict: Page, assessment) -> None:
    conflict.locator("#q-D1-1 button[name=keep]").click()
    expect(conflict.locator("#q-D1-1 .conflict")).to_have_count(0)
    expect(conflict.locator("#level-D1-1-4")).to_be_checked()
    expect(conflict.locator("#comment-D1-1")).to_have_value("Ho tenim tot.")
    assert stands(assessment) == (2, 4, "Ho tenim tot.")
    something_focused(conflict)
    choose(conflict, "D1-1", "3")
    is_saved(conflict, "D1-1")
    expect(conflict.locator("#version-D1-1")).to_have_value("3")
    assert stands(assessment) == (3, 3, "Ho tenim tot.")
    conflict.reload()
    expect(conflict.locator("#level-D1-1-3")).to_be_checked()


def test_quick_changes_of_mind_never_conflict_with_oneself(
    people: Cast, assessment: Assessment, arrive: Arrive
) -> None:
    page = arrive(people.bob, at(assessment))
    for value in "01234321043210":
        choose(page, "D1-1", value)
    is_saved(page, "D1-1")
    expect(page.locator("#q-D1-1 .conflict")).to_have_count(0)
    page.reload()
    expect(page.locator("#level-D1-1-0")).to_be_checked()
    assert stands(assessment)[1] == 0
