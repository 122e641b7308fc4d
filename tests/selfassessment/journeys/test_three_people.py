"""A manager and two contributors fill a questionnaire in at the same time, and nothing is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from governance.models import User
from selfassessment.models import Answer, Assessment, Evidence, ThreadComment
from tests.cast import Cast
from tests.common import files
from tests.factories import member, sync
from tests.selfassessment.journeys.conftest import at, choose, comment, is_saved
from tests.selfassessment.scenes import REASON, an_assessment
from tests.support.arrivals import Arrive
from tests.support.browser import follow

pytestmark = pytest.mark.browser
SAID = "El 0 i el 4, no: ni n ni j."


@pytest.fixture
def carla(people: Cast) -> User:
    """A second contributor of body a."""
    carla = member(
        people.a, "entity_contributor", email="carla@example.org", full_name="Carla Roure"
    )
    sync(people.a, on=timezone.localdate())
    return carla


def test_three_people_fill_it_in_together(people: Cast, carla: User, arrive: Arrive) -> None:
    it = an_assessment(people.a, timezone.localdate(), timezone.now(), dimensions=3)
    alice = arrive(people.alice, f"/autoavaluacio/{it.pk}/repartiment/")
    share_out(alice, "D1", people.bob)
    share_out(alice, "D2", carla)
    bob, third = arrive(people.bob, "/"), arrive(carla, "/")
    follow(bob.get_by_role("link", name="Dimensió 1").first)
    follow(third.get_by_role("link", name="Dimensió 2").first)
    alice.goto(alice.url.split("/autoavaluacio/")[0] + at(it))
    expect(alice.locator("#presence")).to_contain_text("Borja Roure")
    by_keyboard(bob)
    conflict(alice)
    not_applicable_with_a_comment(third)
    prove_and_ask(third)
    answer_the_question(alice, it)
    hand_in(alice, it)
    too_late(third, it)
    assert stands(it) == {
        "D1.1": (2, people.bob.pk),
        "D1.2": (3, people.bob.pk),
        "D2.1": (1, carla.pk),
        "D2.2": (None, carla.pk),
        "D3.1": (4, people.alice.pk),
        "D3.2": (4, people.alice.pk),
    }


def share_out(page: Page, part: str, person: User) -> None:
    page.locator(f"[name=dimensions][value={part}]").check()
    page.locator("[name=to]").select_option(str(person.pk))
    page.locator("[name=due_on]").fill((timezone.localdate() + timedelta(days=3)).isoformat())
    follow(page.locator("main form.card button"))
    expect(page.locator("main table")).to_contain_text(str(person))


def by_keyboard(page: Page) -> None:
    """Answer both questions of the dimension without touching the mouse."""
    page.keyboard.press("2")
    is_saved(page, "D1-1")
    page.keyboard.press("j")
    page.keyboard.press("3")
    is_saved(page, "D1-2")
    page.keyboard.press("k")
    expect(page.locator("#level-D1-1-2")).to_be_focused()


def conflict(page: Page) -> None:
    """Answer over what Bob answered meanwhile: both values are shown, and his is kept."""
    choose(page, "D1-1", "4")
    box = page.locator("#q-D1-1 .conflict")
    for words in ("Borja Roure", "2 · half", "4 · all"):
        expect(box).to_contain_text(words)
    box.locator("[name=keep]").click()
    expect(page.locator("#level-D1-1-2")).to_be_checked()


def not_applicable_with_a_comment(page: Page) -> None:
    """Choose by keys; what is typed into a text is text."""
    page.locator("#level-D2-2-0").focus()
    page.keyboard.press("n")
    page.keyboard.type(REASON)
    comment(page, "D2-2", SAID)
    page.keyboard.press("Escape")
    is_saved(page, "D2-2")
    expect(page.locator("#comment-D2-2")).to_have_value(SAID)
    choose(page, "D2-1", "1")
    is_saved(page, "D2-1")


def prove_and_ask(page: Page) -> None:
    follow(page.locator("#q-D2-1 aside .proof a").first)
    pdf = {"name": "acta.pdf", "mimeType": "application/pdf", "buffer": files.pdf()}
    page.locator("form[enctype] [type=file]").set_input_files(pdf)
    follow(page.locator("form[enctype] button"))
    expect(page.locator("#evidence .pieces")).to_contain_text("acta.pdf")
    page.locator("#say-text").fill("Compta el conveni?")
    follow(page.locator("#talk form.form button"))
    expect(page.locator("#talk article")).to_contain_text("Compta el conveni?")


def answer_the_question(page: Page, assessment: Assessment) -> None:
    portal = page.url.split("/autoavaluacio/")[0]
    page.goto(portal + "/")
    follow(page.locator("a[href*='/preguntes/D2.1/#t-']"))
    page.locator("#talk article summary").click()
    page.locator("#talk article textarea").fill("Sí, compta.")
    follow(page.locator("#talk article details button"))
    expect(page.locator("#talk article")).to_contain_text("Sí, compta.")
    assert ThreadComment.objects.filter(thread__assessment=assessment).count() == 2
    assert Evidence.objects.get(assessment=assessment).name == "acta.pdf"
    page.goto(portal + at(assessment, "D3"))
    for code in ("D3-1", "D3-2"):
        choose(page, code, "4")
        is_saved(page, code)


def hand_in(page: Page, assessment: Assessment) -> None:
    page.goto(page.url.replace("/D3/", "/presenta/"))
    follow(page.locator("main form button[type=submit]"))
    assert page.url.endswith("/resultat/")


def too_late(page: Page, assessment: Assessment) -> None:
    """What was handed in takes no answers any more, by key or otherwise."""
    portal = page.url.split("/autoavaluacio/")[0]
    page.goto(portal + at(assessment, "D2"))
    expect(page.locator("#level-D2-1-4")).to_be_disabled()
    page.keyboard.press("4")
    expect(page.locator("#level-D2-1-1")).to_be_checked()


def stands(assessment: Assessment) -> dict[str, tuple[int | None, int | None]]:
    """What the database holds: level and who gave it, by question."""
    rows = Answer.objects.filter(assessment=assessment).select_related("question")
    return {row.question.code: (row.level, row.changed_by_id) for row in rows}
