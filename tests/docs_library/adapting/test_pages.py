"""The pages of own copies: two at once, a stale card, an edition meanwhile, texts without end."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from docs_library.models import Adaptation, Edition, MergeSession
from docs_library.selectors.adapting import meeting, sessions, texts
from docs_library.services.adapting import approving, opening, starting
from governance.models import User
from tests.docs_library.adapting.conftest import BASE, NEXT, NEXT_DAY, Body, Rewrite
from tests.docs_library.conftest import NOW, Publish
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def as_(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def session(ours: Adaptation, publish: Publish, body: Body) -> MergeSession:
    """What meets: the copy that keeps files for ever, and twenty years."""
    publish("2.0", NEXT_DAY, text=NEXT, kind="major")
    return opening.open_session(adaptation=ours, by=body.bob, now=NOW)


def url(row: Adaptation, rest: str = "") -> str:
    return f"/biblioteca/adaptacions/{row.pk}/{rest}"


def card(row: MergeSession) -> str:
    digest = meeting.session(row).merge.conflicts[0].digest
    return url(row.adaptation, f"posada-al-dia/{digest}/")


def by(client: Client, person: User) -> Client:
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_two_who_write_one_part_see_both_and_nothing_is_lost(
    as_: Client, copied: Adaptation, rewrite: Rewrite, body: Body
) -> None:
    rewrite(copied, "dilluns", "dimarts")
    sent = {"seen": 1, "text": "Obrim de dimecres a divendres."}
    answer = by(as_, body.alice).post(url(copied, "text/1/"), sent)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "dimecres" in page
    assert "dimarts" in page
    again = {"seen": 2, "text": "Obrim de dimecres a divendres."}
    assert as_.post(url(copied, "text/1/"), again).status_code == 302
    assert "dimecres" in texts.newest(copied).text


def test_what_may_not_be_taken_out_is_refused_and_the_words_stay(
    as_: Client, copied: Adaptation, body: Body
) -> None:
    answer = by(as_, body.bob).post(
        url(copied, "text/3/"), {"seen": 1, "text": "Vint dies.", "after": "Una nota nostra."}
    )

    assert answer.status_code == 422
    assert "Una nota nostra." in answer.content.decode()


def test_a_stale_card_shows_what_was_decided_and_keeps_what_was_typed(
    as_: Client, session: MergeSession, body: Body
) -> None:
    assert by(as_, body.bob).post(card(session), {"seen": 0, "which": "ours"}).status_code == 302
    sent = {"seen": 0, "which": "written", "text": "L’arxiu ho guarda tot."}
    answer = by(as_, body.alice).post(card(session), sent)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "A colleague has decided this meanwhile" in page
    assert f"Decided by {body.bob}" in page
    assert "L’arxiu ho guarda tot." in page


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"seen": 0},
        {"which": "ours"},
        {"seen": "x", "which": "ours"},
        {"seen": 0, "which": "z"},
    ],
)
def test_a_card_without_a_choice_is_asked_again(
    as_: Client, session: MergeSession, body: Body, sent: dict[str, object]
) -> None:
    answer = by(as_, body.bob).post(card(session), {**sent, "text": "Meu."})

    assert answer.status_code == 422
    assert "Choose one of the four" in answer.content.decode()


def test_an_edition_meanwhile_is_told_and_the_decision_is_kept(
    as_: Client, session: MergeSession, body: Body, publish: Publish
) -> None:
    publish("2.1", date(2026, 2, 20), text=NEXT.replace("Obrim", "S’obre"), kind="minor")
    page = by(as_, body.bob).get(url(session.adaptation, "posada-al-dia/")).content.decode()
    assert "The texts have changed since this was begun" in page

    answer = as_.post(card(session), {"seen": 0, "which": "ours"}, follow=True)
    fresh = sessions.open_merge(session.adaptation)
    assert "What you decided is brought over" in answer.content.decode()
    assert fresh
    assert fresh.theirs.minor == 1
    assert [one.which for one in sessions.decided(fresh).values()] == ["ours"]


def test_staff_read_what_is_approved_with_the_name_of_their_body(
    as_: Client, copied: Adaptation, rewrite: Rewrite, body: Body
) -> None:
    address = f"/biblioteca/{copied.document.code}/"
    assert by(as_, body.bob).get(f"{address}nostra/").status_code == 404
    assert "nostra/" not in as_.get(address).content.decode()

    text = rewrite(copied, "dilluns", "dilluns, a {{ ens.nom }},")
    approving.approve(adaptation=copied, seen=text.number, by=body.alice, now=NOW)

    assert (
        "dilluns, a Ajuntament de Vilanova del Roure,"
        in as_.get(f"{address}nostra/").content.decode()
    )
    assert "nostra/" in as_.get(address).content.decode()


def test_finishing_says_what_comes_next_and_the_closed_session_stays_to_be_read(
    as_: Client, session: MergeSession, body: Body
) -> None:
    by(as_, body.bob).post(card(session), {"seen": 0, "which": "theirs"})
    answer = as_.post(url(session.adaptation, "posada-al-dia/pas/acaba/"), follow=True)
    assert "The e-SET manager approves it" in answer.content.decode()

    past = as_.get(url(session.adaptation, f"posades-al-dia/{session.pk}/")).content.decode()
    assert re.search(r"What was left out.*per sempre", past, re.DOTALL)
    late = as_.post(card(session), {"seen": 1, "which": "ours"}, follow=True)
    assert "A colleague has finished" in late.content.decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("".join(f"Paràgraf {n}.\n\n" for n in range(10_000)), "Paràgraf 7000."),
        ("Vegeu l’annex.\n\n" * 3_000, "Vegeu l’annex."),
    ],
    ids=["ten thousand blocks", "one repeated line"],
)
def test_texts_without_end_are_answered(
    as_: Client, publish: Publish, body: Body, rewrite: Rewrite, old: str, new: str
) -> None:
    first = publish("1.0", date(2025, 1, 1), text=old)
    copy = starting.start(document=first.document, entity=body.entity, by=body.bob, now=NOW)
    rewrite(copy, new, "El nostre text.")
    publish("2.0", NEXT_DAY, text=old.replace(new, "El text nou."), kind="major")

    by(as_, body.bob)
    assert as_.get(url(copy, "text/?page=3")).status_code == 200
    assert as_.get(url(copy)).status_code == 200
    assert as_.post(url(copy, "posada-al-dia/")).status_code == 302
    page = as_.get(url(copy, "posada-al-dia/"))
    assert page.status_code == 200
    assert "1 of 1" in page.content.decode()


def test_the_heat_of_a_document_names_nobody(
    as_: Client, ours: Adaptation, first: Edition, edith: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docs_library.rules.adapting.FEWEST", 1)
    page = by(as_, edith).get(f"/biblioteca/{first.document.code}/adaptacions/").content.decode()

    assert "1 body changes it" in page
    assert "deu anys" in page
    assert ours.entity.name not in page
    assert BASE not in page


def test_what_a_body_changed_is_carried_into_a_proposal_by_one_link_and_only_for_its_own(
    ours: Adaptation, body: Body, as_: Client
) -> None:
    as_.force_login(body.bob)
    link = re.search(r'href="(/biblioteca/propostes/nova/\?[^"]+)"', page(as_, url(ours)))
    assert link is not None
    address = unescape(link[1])
    assert "L’arxiu guarda els expedients per sempre.</textarea>" in page(as_, address)
    as_.force_login(UserFactory.create())
    assert "L’arxiu guarda els expedients deu anys.</textarea>" in page(as_, address)
    for wrong in ("copia=x", "copia=00000000-0000-0000-0000-000000000000"):
        assert "deu anys.</textarea>" in page(as_, re.sub("copia=.*", wrong, address))


def page(client: Client, address: str) -> str:
    """Return the text of the page at ADDRESS."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()
