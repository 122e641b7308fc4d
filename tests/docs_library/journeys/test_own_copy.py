"""A body's own copy, in a browser: copy, edit, approve, a new edition, a card, finished, read."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from docs_library.models import Document
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.services import publishing
from docs_library.services.publishing import Terms
from governance.models import User
from tests.cast import Cast, make_cast
from tests.support.live import LivePortal

pytestmark = pytest.mark.browser

Arrive = Callable[[User, str], Page]
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
def arrive(browser: Browser, live_portal: LivePortal) -> Iterator[Arrive]:
    """A function that gives a person a browser without JavaScript, at the address given."""
    opened: list[BrowserContext] = []

    def _arrive(person: User, path: str) -> Page:
        context = browser.new_context(locale="ca-ES", java_script_enabled=False)
        opened.append(context)
        client = Client()
        client.force_login(person)
        cookies = {
            settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value,
            settings.LANGUAGE_COOKIE_NAME: "en",
        }
        context.add_cookies(
            [{"name": k, "value": v, "url": live_portal.url} for k, v in cookies.items()]
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(live_portal.url + path)
        return page

    yield _arrive
    for context in opened:
        context.close()


def press(page: Page, name: str, role: str = "button") -> None:
    """Press what is called so, and wait for the page that it leads to."""
    wanted = page.get_by_role(role, name=name)  # type: ignore[arg-type]
    with page.expect_navigation():
        wanted.first.click()


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
    with page.expect_navigation():
        page.locator(".parts a", has_text="L’arxiu de").click()
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
