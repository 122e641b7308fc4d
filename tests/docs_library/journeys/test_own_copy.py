"""A body's own copy, in a browser: copy, edit, approve, a new edition, a card, finished, read."""

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

TEXT = """## Horari

Obrim de dilluns a divendres.

## Arxiu

L’arxiu de {{ ens.nom }} guarda els expedients deu anys.
"""


@pytest.fixture(scope="module")
def people(live_portal: LivePortal) -> Cast:
    """The cast and a document of one edition, committed."""
    cast = make_cast(on=timezone.localdate())
    Document.objects.create(
        code="INS-90",
        slug="arxiu",
        kind="instruction",
        title="Arxiu",
        summary="Què es guarda.",
        collection="registry",
    )
    _publish(Number(1, 0), TEXT, days=300)
    return cast


def _publish(number: Number, text: str, *, days: int) -> None:
    now = timezone.now()
    content = Content(
        code="INS-90",
        title="Arxiu",
        summary="Què es guarda.",
        text=text,
        change_note="Els expedients es guarden vint anys, com mana la taula d’avaluació.",
        norms=("Llei 10/2001",),
    )
    terms = Terms(
        number,
        timezone.localdate(now) - timedelta(days=days),
        "initial" if number.major == 1 else "major",
    )
    document = Document.objects.get(code="INS-90")
    publishing.publish(document=document, content=content, terms=terms, now=now, actor=None)


@pytest.fixture
def arrive(arrive: Arrive) -> Arrive:
    """The function that gives a person a browser of their own: in English, without JavaScript."""
    return partial(arrive, language="en", java_script_enabled=False)


def press(page: Page, name: str, role: str = "button") -> None:
    """Press what is called so, and wait for the page that it leads to."""
    wanted = page.get_by_role(role, name=name)  # type: ignore[arg-type]
    follow(wanted.first)


def test_a_copy_is_made_written_approved_brought_up_to_date_and_read(
    people: Cast, arrive: Arrive
) -> None:
    _copied_and_written(arrive(people.bob, "/biblioteca/INS-90/"))
    _approved(arrive(people.alice, "/biblioteca/adaptacions/"))
    _publish(Number(2, 0), TEXT.replace("deu", "vint").replace("divendres", "dissabte"), days=0)
    _decided(arrive(people.bob, "/biblioteca/adaptacions/"))
    _approved(arrive(people.alice, "/biblioteca/adaptacions/"))
    _read(arrive(people.rosa, "/biblioteca/INS-90/"))


def _copied_and_written(page: Page) -> None:
    press(page, "Make our own copy")
    expect(page.locator("h1")).to_have_text("Arxiu")
    follow(page.locator(".parts a", has_text="L’arxiu de"))
    page.locator("#id_text").fill("L’arxiu de {{ ens.nom }} guarda els expedients per sempre.")
    press(page, "Save")
    expect(page.locator(".parts")).to_contain_text("per sempre")


def _approved(page: Page) -> None:
    press(page, "INS-90", role="link")
    press(page, "Approve it")
    expect(page.locator("main")).to_contain_text("your staff read it beside the original")


def _decided(page: Page) -> None:
    press(page, "INS-90", role="link")
    expect(page.locator(".next").first).to_contain_text("2 changes")
    press(page, "See what it brings", role="link")
    press(page, "Decide it")
    card = page.locator(".meet")
    expect(card).to_have_count(1)
    expect(card.locator("del").first).to_contain_text("deu anys")
    card.get_by_label("Another text").first.check()
    card.locator("textarea").fill("L’arxiu de {{ ens.nom }} ho guarda tot, i abans vint anys.")
    press(page, "Save the decision")
    expect(page.locator(".meet .done")).to_contain_text("Borja Roure")
    press(page, "Finish")
    expect(page.locator("main")).to_contain_text("The e-SET manager approves it")


def _read(page: Page) -> None:
    press(page, "As Ajuntament de Vilanova del Roure does it", role="link")
    text = page.locator("article")
    expect(text).to_contain_text("L’arxiu de Ajuntament de Vilanova del Roure ho guarda tot")
    expect(text).to_contain_text("dissabte")
