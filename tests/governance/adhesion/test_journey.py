"""J1 in a browser: from an account to the agreement, its plan and a team, everybody taking part."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from governance.models import Application, Entity, Letter, Membership, Population
from governance.rules import adhesion_states as at
from governance.rules import naming
from governance.services.deployment import seed
from tests.cast import Cast, make_cast
from tests.common import files
from tests.factories import PASSWORD, EntityFactory
from tests.governance.team import test_journey as team
from tests.pdf.test_signatures import sign
from tests.support.arrivals import Arrive
from tests.support.browser import follow, swapping
from tests.support.live import LivePortal

pytestmark = pytest.mark.browser
NAME, ADDRESS = "Neus Vallfosca", "neus@example.org"
MAYOR, DIRECTOR = "ALCALDESSA DE PROVA", "DIRECTORA DE PROVA"


@pytest.fixture(scope="module")
def people(live_portal: LivePortal) -> Cast:
    """The cast, committed, with the templates of plans."""
    cast = make_cast(on=timezone.localdate())
    seed.load(now=timezone.now())
    return cast


@pytest.fixture(scope="module")
def body(people: Cast) -> Entity:
    """A small town that has not joined."""
    name = "Ajuntament de l'Ametlla de Vallfosca"
    found = EntityFactory.create(name=name, search_name=naming.search_key(name))
    Population.objects.create(entity=found, year=2024, inhabitants=412)
    return found


def test_a_body_joins_from_an_account_to_the_signed_agreement_and_a_team(
    arrive: Arrive, live_portal: LivePortal, people: Cast, body: Entity
) -> None:
    neus, adam, tecla, nova = arrive(), arrive(), arrive(), arrive()
    open_account(neus, live_portal)
    apply_for(neus, body)
    case = Application.objects.get(entity=body)
    team.sign_in(adam, live_portal, people.adam.email)
    review_and_ask(adam, case)
    bring_papers(neus, case)
    accept(adam, case, people)
    team.sign_in(tecla, live_portal, people.tecla.email)
    find_among_theirs(tecla, body, stage="none")
    hand_in_signed(neus, case)
    countersign(adam, case)
    find_among_theirs(tecla, body, stage="diagnosis")
    expect(tecla.locator(".phases .current")).to_be_visible()
    find_the_plan(neus, case)
    team.invite(neus)
    team.accept(nova, live_portal, body.name)
    roles = Membership.objects.filter(entity=body).values_list("user__email", "role")
    assert dict(roles) == {ADDRESS: "entity_manager", team.NOVA: "entity_contributor"}
    states = list(case.moves.order_by("pk").values_list("end", flat=True))
    assert states[-1] == at.DEPLOYING
    assert len(states) == 8


def open_account(page: Page, portal: LivePortal) -> None:
    """Open an account, confirm the address by the letter's link, and be in."""
    page.goto("/adhesio/")
    follow(page.locator("main a[href^='/compte/signup/']"))
    page.fill("[name=full_name]", NAME)
    page.fill("[name=email]", ADDRESS)
    page.fill("[name=password1]", PASSWORD)
    follow(page.locator("main form button"))
    assert page.url.endswith("/confirm-email/")
    link = re.search(r"https?://\S+", Letter.objects.get(address=ADDRESS).text)
    assert link
    page.goto(link[0])
    follow(page.locator("main form button"))
    if "/compte/login/" in page.url:
        team.sign_in(page, portal, ADDRESS)


def apply_for(page: Page, body: Entity) -> None:
    """Find the body without its article, fill the application in, and send it."""
    page.goto("/")
    follow(page.locator("main a[href='/adhesio/']"))
    with swapping(page):
        page.locator("#q").fill("ametlla vallf")
    follow(page.locator(f"form[action$='/{body.pk}/'] button"))
    assert re.search(r"/adhesio/[0-9a-f-]{36}/$", page.url)
    while page.locator("form.upload").count():
        upload(page, files.pdf())
    page.fill("[name=post]", "Secretària interventora")
    page.fill("[name=phone]", "930 000 000")
    page.fill("[name=reasons]", "Volem treballar amb el mateix mètode que els altres.")
    page.locator("[name=shared_secretaria][value=True]").check()
    page.locator("[name=has_file_manager][value=False]").check()
    expect(page.locator("#saved.saved")).to_be_visible()
    follow(page.locator("#answers button[name=send]"))
    expect(page.locator("main .alert.success")).to_be_visible()


def upload(page: Page, content: bytes) -> None:
    """Upload a PDF by the first form for one, and wait until it is listed."""
    before = page.locator("main a[href*='/papers/']").count()
    file = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": content}
    page.locator("form.upload input[type=file]").first.set_input_files(file)
    follow(page.locator("form.upload button").first)
    expect(page.locator("main a[href*='/papers/']")).to_have_count(before + 1)


def act(page: Page, code: str, **typed: str) -> None:
    """Make the move CODE by its form, unfolding it if need be."""
    form = page.locator(f"form[action$='/pas/{code}/']")
    expect(form).to_be_attached()
    if not form.is_visible():
        page.locator("details.other", has=form).locator("summary").click()
    for name, value in typed.items():
        form.locator(f"[name={name}]").fill(value)
    follow(form.locator("button.btn"))
    expect(page.locator("main .alert.success")).to_be_visible()


def review_and_ask(page: Page, case: Application) -> None:
    """Find the application in the queue with its points, take it, ask for a paper."""
    page.goto("/")
    follow(page.locator("main a[href='/adhesions/']"))
    line = page.locator("tbody tr", has_text=case.body_name)
    expect(line.locator(".points strong")).to_have_text("70")
    follow(line.locator("a"))
    act(page, at.TAKE)
    act(page, at.ASK_PAPERS, titles="Certificat de l’acord", comment="Encara no el veiem.")


def bring_papers(page: Page, case: Application) -> None:
    """Read what is missing, bring it, hand it in."""
    page.goto(f"/adhesio/{case.pk}/")
    expect(page.locator("blockquote.said")).to_contain_text("Encara no el veiem.")
    upload(page, files.pdf())
    act(page, at.BRING_PAPERS)


def accept(page: Page, case: Application, people: Cast) -> None:
    """Accept with a supporter and send the agreement."""
    page.goto(f"/adhesio/{case.pk}/")
    page.locator("[name=supporter]").select_option(str(people.dip.pk))
    act(page, at.ACCEPT)
    act(page, at.SEND_AGREEMENT)


def find_among_theirs(page: Page, body: Entity, *, stage: str) -> None:
    """Find the body, for who accompanies it, among those at STAGE of the deployment; open it."""
    page.goto("/")
    follow(page.locator("nav.side a[href='/desplegament/']"))
    with swapping(page):
        page.locator("[name=stage]").select_option(stage)
    follow(page.locator("main tbody").get_by_role("link", name=body.name))
    expect(page.locator("main")).to_contain_text(body.name)


def find_the_plan(page: Page, case: Application) -> None:
    """Come to the application from home, and from there to the plan that has begun."""
    page.goto("/")
    follow(page.locator(f"main a[href='/adhesio/{case.pk}/']"))
    follow(page.locator(f"main a[href='/desplegament/ens/{case.entity_id}/']"))
    expect(page.locator(".phases .current")).to_be_visible()


def signed_outside(content: bytes, name: str, field: str) -> bytes:
    """Return the PDF CONTENT signed by NAME, away from the browser's event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(sign, content, name, field).result()


def hand_in_signed(page: Page, case: Application) -> None:
    """Download the agreement, sign it outside, upload it, see who signed, hand it in."""
    page.goto(f"/adhesio/{case.pk}/")
    with page.expect_download() as download:
        page.locator("li", has_text="ESET-").locator("a").click()
    agreement = Path(download.value.path()).read_bytes()
    upload(page, signed_outside(agreement, MAYOR, "body"))
    expect(page.locator(".stated", has_text=MAYOR)).to_be_visible()
    act(page, at.SIGN)


def countersign(page: Page, case: Application) -> None:
    """See who signed for the body, upload the agreement signed by both, close it."""
    page.goto(f"/adhesio/{case.pk}/")
    with page.expect_download() as download:
        page.locator("li", has_text=MAYOR).locator("a").click()
    signed = Path(download.value.path()).read_bytes()
    upload(page, signed_outside(signed, DIRECTOR, "consortium"))
    expect(page.locator(".stated", has_text=DIRECTOR)).to_be_visible()
    act(page, at.COUNTERSIGN)
