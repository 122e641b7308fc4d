"""The loop of improvement in a browser: a norm changes, and in the end a report names what came.

Norm, proposal, triage, assessment, session, decision, edition, notice, acknowledgement, adoption,
own copy, question, report, and the thread that leads from one to the next.
"""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from docs_library.models import Adaptation, News, Proposal
from docs_library.services import telling
from selfassessment.models import Assessment, Report
from selfassessment.reports import build, context
from selfassessment.rules import loop
from tests.cast import Cast
from tests.governance.committee import making
from tests.governance.committee.making import Table
from tests.selfassessment.journeys import loop_scenes
from tests.selfassessment.reports_work import making as making_reports
from tests.support.arrivals import Arrive
from tests.support.browser import follow

pytestmark = pytest.mark.browser
WHY = "La llei nova demana que es guardin vint anys."


@pytest.fixture
def arrive(arrive: Arrive) -> Arrive:
    """The function that gives a person a browser of their own: in English, without JavaScript."""
    return partial(arrive, language="en", java_script_enabled=False)


def press(page: Page, name: str, role: str = "button") -> None:
    """Press what is called so, and wait for the page that it leads to."""
    follow(page.get_by_role(role, name=name).first)  # type: ignore[arg-type]


def step(page: Page, name: str, comment: str = "") -> None:
    """Take the step called NAME of a proposal: its link, then the button of its page."""
    press(page, name, role="link")
    if comment:
        page.fill("#id_comment", comment)
    follow(page.locator("main form button.btn").first)


def test_a_changed_norm_comes_back_in_a_report_that_names_what_was_decided(
    people: Cast, arrive: Arrive, tmp_path: Path
) -> None:
    now = timezone.now()
    document = loop_scenes.a_document(now)
    copy = loop_scenes.a_copy(document, people, now)
    assessment = loop_scenes.a_question(people, now)
    table = making.a_table(people)
    session = making.a_session(table, people.adam, now=now)

    edith = arrive(
        people.edith, f"/biblioteca/vigilancia/canvis/nou/norma/?norma={loop_scenes.NORM}"
    )
    _norm_changes(edith)
    alice = arrive(people.alice, "/biblioteca/INS-90/")
    _proposes(alice)
    here = f"/biblioteca/propostes/{Proposal.objects.get().pk}/"
    review = edith.url
    edith.goto(here)
    _triages_and_assesses(edith)
    adam = arrive(people.adam, here)
    _decides(adam, table, f"/governanca/sessions/{session.pk}/")
    edith.goto(review)
    _writes(edith)
    april = arrive(people.april, "/biblioteca/redaccio/")
    _publishes(april)
    alice.goto("/biblioteca/avisos/")
    _is_told_reads_and_adopts(alice)
    alice.goto(f"/biblioteca/adaptacions/{copy.pk}/")
    _brings_up_to_date(alice, copy)
    _answers(alice, assessment)
    with making_reports.files_in(tmp_path):
        _reports(alice, assessment)
    adam.goto(here)
    _walks_the_thread(adam)


def _norm_changes(page: Page) -> None:
    page.locator("input[name=kind]").first.check()
    page.fill("#id_note", WHY)
    follow(page.locator("main form button.btn").first)
    expect(page.locator("#touched + p")).to_contain_text("0 of 1 edition")
    press(page, "Open the review")
    expect(page.locator("main")).to_contain_text(WHY)


def _proposes(page: Page) -> None:
    press(page, "Propose an improvement", role="link")
    page.fill("#id_quote", "L’arxiu guarda els expedients deu anys.")
    page.fill("#id_title", "Guardar-los vint anys")
    page.fill("#id_problem", "La llei ha canviat i el text encara diu deu anys.")
    page.fill("#id_suggestion", "Cal dir vint anys, com mana la llei.")
    follow(page.locator("main form button.btn.primary").first)
    step(page, "Send the proposal")
    expect(page.locator("main .lead").first).to_contain_text("Sent")


def _triages_and_assesses(page: Page) -> None:
    step(page, "Start looking at it")
    step(page, "Let its impact be assessed")
    press(page, "Assess its impact", role="link")
    for name in ("normative", "technological", "organisational", "effort", "risk"):
        page.locator(f"input[name={name}][value='1']").check()
    page.fill("#id_note", "Cal canviar un paràgraf i dir-ho als equips.")
    follow(page.locator("main form button.btn").first)
    expect(page.locator("main")).to_contain_text("Cal canviar un paràgraf")


def _decides(page: Page, table: Table, session: str) -> None:
    press(page, "Put it on an agenda", role="link")
    page.locator("#id_session").select_option(index=1)
    follow(page.locator("main form button.btn").first)
    expect(page.locator("main .lead").first).to_contain_text("On the agenda")
    page.goto(session)
    press(page, "Send the call")
    press(page, "Open the session")
    for seat in (table.alice, table.charlie, table.tecla, table.rita):
        page.locator(f"#seat-{seat.pk}").select_option("present")
    press(page, "Save the attendance")
    expect(page.locator("#punt-1 .withdrawn")).to_contain_text("Alícia Roure withdraws")
    press(page, "Decide", role="link")
    page.locator("input[name=outcome][value=accepted]").check()
    page.fill("#id_reasons", WHY)
    page.locator("#id_owner").select_option(label="Abril Revisora")
    page.fill("#id_target_on", (timezone.localdate() + timedelta(days=60)).isoformat())
    press(page, "Take the decision")
    expect(page.locator("#punt-1")).to_contain_text(WHY)


def _writes(page: Page) -> None:
    page.select_option("#change_kind", "major")
    press(page, "Open the edition")
    said = loop_scenes.TEXT.replace("deu anys", "vint anys")
    page.fill("#id_text", said)
    page.fill("#id_change_note", "Els expedients es guarden vint anys.")
    press(page, "Save")
    press(page, "Review and next steps", role="link")
    step(page, "Hand in for review")


def _publishes(page: Page) -> None:
    press(page, "Arxiu", role="link")
    step(page, "Approve")
    press(page, "Publish", role="link")
    follow(page.locator("main form button.btn").first)
    expect(page.locator("#error-summary")).to_contain_text("Guardar-los vint anys")
    page.get_by_label("Resolved here").check()
    follow(page.locator("main form button.btn").first)
    expect(page.locator("main")).to_contain_text("Edition 2.0")


def _is_told_reads_and_adopts(page: Page) -> None:
    for news in News.objects.filter(told_at=None):
        telling.tell(news=news.pk, now=timezone.now())
    page.reload()
    press(page, "INS-90", role="link")
    press(page, "I have read it")
    expect(page.locator("#acknowledge ~ p")).to_contain_text("you have read edition 2.0")
    press(page, "We work by this edition")
    expect(page.locator("main")).to_contain_text("works by edition 2.0")


def _brings_up_to_date(page: Page, copy: Adaptation) -> None:
    press(page, "See what it brings", role="link")
    press(page, "Take it all")
    expect(page.locator("main")).to_contain_text("From edition 1.0 to 2.0")


def _answers(page: Page, assessment: Assessment) -> None:
    page.goto(f"/autoavaluacio/{assessment.pk}/D1/")
    question = page.locator("#q-D1-1")
    expect(question.locator("aside")).to_contain_text("Arxiu")
    question.locator("input[value='3']").check(force=True)
    follow(question.get_by_role("button", name="Save"))
    page.goto(f"/autoavaluacio/{assessment.pk}/preguntes/D1.1/?document=INS-90")
    press(page, "Add INS-90")
    page.goto(f"/autoavaluacio/{assessment.pk}/presenta/")
    follow(page.locator("main form button[type=submit]"))


def _reports(page: Page, assessment: Assessment) -> None:
    page.goto(f"/autoavaluacio/{assessment.pk}/resultat/")
    follow(page.locator("form[action$='/informe/'] button"))
    row = Report.objects.get(assessment=assessment)
    said = context.gather(row, now=timezone.now())
    assert [piece.title for piece in said.evidence] == ["INS-90 Arxiu"]
    build.run(str(row.pk))
    page.reload()
    expect(page.locator("a[href$='/fitxer/']")).to_be_visible()


def _walks_the_thread(page: Page) -> None:
    expect(page.locator("dl.facts")).to_contain_text("INS-90 2.0")
    press(page, "The thread of this proposal", role="link")
    found = page.locator(".thread > li")
    beside = {loop.PRACTICE, loop.VERSION}  # nobody shared anything, and no question was changed
    assert [one.get_attribute("id") for one in found.all()] == [
        f"s-{code}" for code in loop.STATIONS if code not in beside
    ]
    follow(page.locator(f"#s-{loop.EDITION} a.follow").first)
    expect(page.locator(f"#s-{loop.EDITION} .you")).to_be_visible()
    follow(page.locator(f"#s-{loop.PROPOSAL} h3 a").first)
    expect(page.locator("h1")).to_have_text("Guardar-los vint anys")
