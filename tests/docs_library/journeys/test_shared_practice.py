"""What a body shares, in a browser: written, reviewed, found, used, asked about, begun from."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from docs_library.models import Document
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.services import publishing
from docs_library.services.publishing import Terms
from tests.cast import Cast, make_cast
from tests.support.arrivals import Arrive
from tests.support.browser import follow
from tests.support.live import LivePortal

pytestmark = pytest.mark.browser

TITLE = "Full de control d’escanejos"
HOW = "Una fila per document, que es revisa cada divendres."


@pytest.fixture(scope="module")
def people(live_portal: LivePortal) -> Cast:
    """The cast and a document of one edition, committed."""
    cast = make_cast(on=timezone.localdate())
    document = Document.objects.create(
        code="INS-92",
        slug="escaner",
        kind="instruction",
        title="Escàner",
        summary="Què s’escaneja.",
        collection="registry",
    )
    now = timezone.now()
    content = Content("INS-92", "Escàner", "Resum.", "## 1. Objecte\n\nText.\n", "Nou.", ())
    terms = Terms(Number(1, 0), timezone.localdate(now) - timedelta(days=9), "initial")
    publishing.publish(document=document, content=content, terms=terms, now=now, actor=None)
    return cast


@pytest.fixture
def arrive(arrive: Arrive) -> Arrive:
    """The function that gives a person a browser of their own: in English, without JavaScript."""
    return partial(arrive, language="en", java_script_enabled=False)


def press(page: Page, name: str, role: str = "button") -> None:
    """Press what is called so, and wait for the page that it leads to."""
    follow(page.get_by_role(role, name=name).first)  # type: ignore[arg-type]


def test_it_is_written_reviewed_found_used_asked_about_and_begun_from(
    people: Cast, arrive: Arrive
) -> None:
    _written(arrive(people.bob, "/biblioteca/INS-92/"))
    _reviewed(arrive(people.tecla, "/biblioteca/practiques/"))
    reader = arrive(people.charlie, "/biblioteca/?q=divendres")
    _used(reader)
    _answered(arrive(people.alice, "/biblioteca/practiques/?whose=own"))
    _begun(reader)


def _written(page: Page) -> None:
    press(page, "Share how you do it", role="link")
    page.get_by_label("In short").fill(TITLE)
    page.get_by_label("What problem it solves").fill("S’escanejava quan algú hi pensava.")
    page.get_by_label("How it is done").fill(HOW)
    page.get_by_label("Whom others may ask").fill("Registre")
    page.get_by_label("Their e-mail address").fill("registre@example.org")
    press(page, "Keep the draft")
    expect(page.locator("h1")).to_have_text(TITLE)
    press(page, "Hand it in for review", role="link")
    press(page, "Hand it in for review")
    expect(page.locator("main")).to_contain_text("Other bodies do not see it yet")


def _reviewed(page: Page) -> None:
    press(page, "1 practice waits for your review", role="link")
    press(page, TITLE, role="link")
    press(page, "Publish it for all bodies", role="link")
    press(page, "Publish it for all bodies")
    expect(page.locator(".lead")).to_contain_text("Shared")


def _used(page: Page) -> None:
    press(page, TITLE, role="link")
    page.get_by_label("How Ajuntament de Sant Pau del Pi uses it").fill("Al registre.")
    press(page, "We use it too")
    expect(page.locator("#us")).to_contain_text("Al registre.")
    page.get_by_label("Ask the body that shares it").fill("Quant costa?")
    press(page, "Send the question")
    expect(page.locator("#preguntes")).to_contain_text("Nobody has answered yet")


def _answered(page: Page) -> None:
    press(page, TITLE, role="link")
    page.get_by_label("Write an answer").fill("Dues hores.")
    press(page, "Send the answer")
    expect(page.locator("#preguntes")).to_contain_text("Dues hores.")


def _begun(page: Page) -> None:
    press(page, "Begin our own copy from it")
    expect(page.locator("h1")).to_contain_text("Escàner")
    expect(page.locator(".parts")).to_contain_text(HOW)
