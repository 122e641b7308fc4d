"""A question from the first letter to the published version: two people, one frozen text."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from selfassessment.models import QuestionnaireDraft
from selfassessment.rules.authoring import editing
from tests.cast import Cast
from tests.support.arrivals import Arrive
from tests.support.browser import follow
from tests.worlds.authoring import a_draft

pytestmark = pytest.mark.browser


@pytest.fixture
def draft(people: Cast) -> QuestionnaireDraft:
    return a_draft(people, timezone.now())


def test_a_question_is_written_tried_approved_and_published(
    people: Cast, draft: QuestionnaireDraft, arrive: Arrive
) -> None:
    here = f"/questionaris/{draft.pk}/"
    page = arrive(people.edith, f"{here}dimensions/D1/-/")
    write(page)
    page.goto(page.url.partition("/questionaris/")[0] + f"{here}prova/?kind=emd&band=T1")
    question = page.locator(".q", has_text="Hi ha un pla aprovat?")
    question.locator("input[type=radio][value='4']").check()
    follow(question.locator("button"))
    expect(question.locator("input[value='4']")).to_be_checked()
    page.goto(page.url.partition("prova/")[0])
    step(page, "submit")
    other = arrive(people.april, here)
    step(other, "approve")
    step(other, "publish")
    draft.refresh_from_db()
    version = draft.published
    assert version is not None
    assert editing.question(version.content, "D1.pla")["text"] == "Hi ha un pla aprovat?"
    with pytest.raises(DatabaseError), transaction.atomic():
        version.questions.filter(code="D1.pla").update(position=1)
    page.goto(page.url.partition("#")[0] + "dimensions/D1/D1.pla/")
    expect(page.locator("#id_text")).to_be_disabled()


def write(page: Page) -> None:
    """Write a question, with a weight that is none at first: it is told while it is typed."""
    page.fill("#id_code", "D1.pla")
    page.fill("#id_text", "Hi ha un pla aprovat?")
    page.select_option("#id_kind", "yes_no")
    for kind in page.locator("[name=kinds]").all():
        kind.check()
    page.fill("#id_weight", "pesada")
    expect(page.locator(".live a[href='#id_weight']")).to_be_visible()
    page.fill("#id_weight", "2")
    expect(page.locator(".live .problems")).to_have_count(0)
    expect(page.locator(".live p")).to_be_visible()
    follow(page.locator(".question-form .btn.primary"))
    expect(page.locator("#id_code")).to_have_value("D1.pla")


def step(page: Page, name: str) -> None:
    follow(page.locator(f"button[name=step][value={name}]"))
