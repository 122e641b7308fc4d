"""J4, in a browser: edith writes an edition, april approves exactly that, it comes into force."""

from functools import partial
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from docs_library.models import Edition
from governance.models import AuditEvent
from tests.cast import Cast, make_cast
from tests.support.arrivals import Arrive
from tests.support.browser import follow, nothing_unsaved
from tests.support.live import LivePortal
from tests.worlds.editing import PNG

pytestmark = pytest.mark.browser
ADDED = "Cada entrada es registra abans de les dues del migdia."


@pytest.fixture(scope="module")
def people(live_portal: LivePortal) -> Cast:
    """The cast and the library, committed."""
    cast = make_cast(on=timezone.localdate())
    call_command("load_library", verbosity=0)
    return cast


@pytest.fixture
def arrive(arrive: Arrive) -> Arrive:
    """The function that gives a person a browser of their own, in English."""
    return partial(arrive, language="en")


def step(page: Page, name: str) -> None:
    """Take the step called NAME: its link, then the button of its page."""
    follow(page.get_by_role("link", name=name, exact=True))
    follow(page.locator("main form button.btn").first)


def is_saved(page: Page) -> None:
    """Wait until the page says that all is saved, and not only what was typed before."""
    nothing_unsaved(page)
    expect(page.locator("#save-state .saved")).to_be_visible()


def write(page: Page) -> None:
    """Change the text and say what changes; all is saved by itself."""
    text = page.locator("#id_text")
    text.press("Control+End")
    text.press_sequentially(f"\n\n{ADDED} {{{{ ens.nom }}}}")
    expect(page.locator("#preview")).to_contain_text(f"{ADDED} [nom de l’ens]")
    page.fill("#id_change_note", "El registre es fa abans de les dues del migdia.")
    page.fill("#id_why", "Els terminis comencen a comptar el mateix dia.")
    page.fill("#id_impact_organisational", "Cal un torn fins a les dues.")
    page.locator("#id_why").press_sequentially(" ")
    is_saved(page)


def hand_in(page: Page, tmp_path: Path) -> str:
    """Open a major edition, write it, attach a file and hand it in; return its address."""
    page.select_option("#change_kind", "major")
    follow(page.get_by_role("button", name="Open the edition"))
    write(page)
    file = tmp_path / "esquema.png"
    file.write_bytes(PNG)
    page.set_input_files("#attach-file", file)
    page.get_by_role("button", name="Attach", exact=True).click()
    expect(page.locator("#attachments")).to_contain_text("esquema.png")
    follow(page.get_by_role("link", name="Review and next steps"))
    work = page.url
    expect(page.get_by_role("link", name="Approve", exact=True)).to_have_count(0)
    step(page, "Hand in for review")
    expect(page.locator("main")).to_contain_text("Approvers: read and decide")
    return work


def approve(page: Page) -> None:
    """Find the edition on the board, comment on a passage of it and approve it."""
    follow(page.get_by_role("link", name="Registre d’entrada"))
    page.evaluate("getSelection().selectAllChildren(document.querySelector('[data-text] h2'))")
    page.locator("[data-text] h2").first.dispatch_event("mouseup")
    expect(page.locator("#quote")).not_to_have_value("")
    page.fill("#remark-text", "Ben dit.")
    follow(page.get_by_role("button", name="Comment on it"))
    step(page, "Approve")


def change_afterwards(editor: Page, approver: Page, work: str) -> None:
    """Change what is approved: the approver sees what changed since."""
    editor.goto(f"{work}text/")
    editor.locator("#id_text").press("Control+End")
    editor.locator("#id_text").press_sequentially(" I s’assigna.")
    is_saved(editor)
    approver.goto(work)
    expect(approver.locator("main")).to_contain_text("the approval lapsed")
    follow(approver.get_by_role("link", name="See what changed since the approval"))
    expect(approver.locator(".difference ins").first).to_contain_text("assigna")
    approver.goto(work)


def test_an_edition_from_the_first_word_to_the_day_it_is_in_force(
    people: Cast, arrive: Arrive, tmp_path: Path
) -> None:
    edith = arrive(people.edith, "/biblioteca/redaccio/INS-04/")
    work = hand_in(edith, tmp_path)
    april = arrive(people.april, "/biblioteca/redaccio/")
    approve(april)
    change_afterwards(edith, april, work)
    step(april, "Approve")
    step(april, "Publish")
    expect(april.locator("main")).to_contain_text("Edition 3.0")

    edition = Edition.objects.get(document__code="INS-04", major=3, minor=0)
    assert edition.effective_from == timezone.localdate()
    verbs = AuditEvent.objects.filter(target_id=str(edition.pk)).order_by("id")
    assert [line.verb.removeprefix("library.") for line in verbs] == [
        *("edition_opened", "edition_submitted", "edition_approved", "approval_lapsed"),
        *("edition_approved", "edition_published"),
    ]
    rosa = arrive(people.rosa, "/biblioteca/INS-04/")
    expect(rosa.locator("article").first).to_contain_text(f"{ADDED} {people.a.name}")
    rosa.goto(rosa.url + "v/2.0/")
    expect(rosa.locator("main")).to_contain_text("historical")


def test_what_was_typed_without_a_connection_comes_through_when_it_is_back(
    people: Cast, arrive: Arrive
) -> None:
    page = arrive(people.edith, "/biblioteca/redaccio/INS-03/")
    follow(page.get_by_role("button", name="Open the edition"))
    page.locator("#id_text").wait_for()
    page.context.set_offline(True)
    page.locator("#id_text").press("Control+End")
    page.locator("#id_text").press_sequentially(" Sense connexió.")
    expect(page.locator("#save-state")).to_contain_text("There is no connection")
    page.context.set_offline(False)
    is_saved(page)

    assert "Sense connexió." in Edition.objects.get(document__code="INS-03", state="draft").text


def test_what_a_closed_window_had_not_saved_comes_back_and_so_does_its_preview(
    people: Cast, arrive: Arrive
) -> None:
    page = arrive(people.edith, "/biblioteca/redaccio/INS-01/")
    follow(page.get_by_role("button", name="Open the edition"))
    context, address = page.context, page.url
    context.set_offline(True)
    page.fill("#id_text", "## Escrit a les fosques")
    expect(page.locator("#save-state")).to_contain_text("There is no connection")
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#preview")).to_contain_text("Escrit a les fosques")
    is_saved(page)

    assert Edition.objects.get(document__code="INS-01", state="draft").text.startswith("## Escrit")


def test_two_editors_at_once_and_one_keeps_hers(people: Cast, arrive: Arrive) -> None:
    page = arrive(people.edith, "/biblioteca/redaccio/INS-02/")
    follow(page.get_by_role("button", name="Open the edition"))
    other = arrive(people.edith, "/biblioteca/redaccio/")
    other.goto(page.url)
    other.fill("#id_text", "## D’una altra finestra\n\nText.")
    is_saved(other)
    page.fill("#id_text", "## El meu\n\nText.")
    expect(page.locator("#save-state .conflict")).to_contain_text("D’una altra finestra")
    page.get_by_role("button", name="Keep mine").click()
    is_saved(page)

    edition = Edition.objects.get(document__code="INS-02", state="draft")
    assert edition.text.startswith("## El meu")
    assert edition.revision == 3
