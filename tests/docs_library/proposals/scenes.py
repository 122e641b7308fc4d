"""A document, people and a committee, small enough to be read, and proposals brought far."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from docs_library.models import Document, Edition, Proposal
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.services import publishing
from docs_library.services.proposals import agenda, assessing, moving, writing
from docs_library.services.proposals.assessing import Impact
from docs_library.services.proposals.moving import Act
from docs_library.services.proposals.writing import About, Words
from docs_library.services.publishing import Terms
from governance.models import CommitteeDecision, User
from tests.cast import Cast
from tests.governance.committee import making
from tests.governance.committee.making import Table

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TEXT = "## 1. Objecte\n\nText.\n\n## 2. Terminis\n\nEl termini és de deu dies.\n"
WORDS = Words(
    kind="clarity",
    title="Un termini més clar",
    problem="No se sap des de quan compten els dies.",
    suggestion="Cal dir que són dies hàbils des de la recepció.",
    quote="El termini és de deu dies.",
    wanted="El termini és de deu dies hàbils.",
)
DEGREES = {"normative": 1, "technological": 0, "organisational": 2, "effort": 1, "risk": 3}
IMPACT = Impact(DEGREES, "Cal canviar un paràgraf i dir-ho als equips.")
WHY = "Ho diem en una frase sencera."


def an_edition(number: str = "1.0", starts: date = date(2025, 1, 1), text: str = TEXT) -> Edition:
    """Publish an edition of the document INS-91."""
    document, _made = Document.objects.get_or_create(
        code="INS-91",
        defaults={"slug": "prova", "kind": "instruction", "title": "Prova", "summary": "Resum"}
        | {"collection": "registry"},
    )
    content = Content(
        code="INS-91",
        title="Prova",
        summary="Resum",
        text=text,
        change_note="Canvia una cosa.",
        norms=(),
    )
    terms = Terms(Number.parse(number), starts, "initial" if number == "1.0" else "minor")
    return publishing.publish(document=document, content=content, terms=terms, now=NOW, actor=None)


def a_draft(by: User, edition: Edition | None = None, **words: Any) -> Proposal:
    """Begin a proposal on EDITION, or on something new, for the body of BY."""
    said = replace(WORDS, **({} if edition else {"quote": "", "wanted": ""}), **words)
    body = by.memberships.first()
    return writing.begin(
        about=About(edition=edition), words=said, by=by, entity=body and body.entity, now=NOW
    )


def go(proposal: Proposal, code: str, by: User, comment: str = "", **later: int) -> Proposal:
    """Make a move by hand and return PROPOSAL as it stands then."""
    proposal.refresh_from_db()
    act = Act(by, proposal.step, NOW + timedelta(**later), comment)
    moving.move(proposal=proposal, code=code, act=act)
    proposal.refresh_from_db()
    return proposal


def sent(by: User, edition: Edition | None = None, **words: Any) -> Proposal:
    """Send a proposal."""
    return go(a_draft(by, edition, **words), "submit", by)


def assessed(cast: Cast, by: User, edition: Edition | None = None, **words: Any) -> Proposal:
    """Bring a proposal through triage and assessment."""
    row = go(sent(by, edition, **words), "take", cast.edith)
    go(row, "assess", cast.edith)
    assessing.assess(proposal=row, impact=IMPACT, by=cast.edith, now=NOW)
    return row


def on_agenda(cast: Cast, row: Proposal, table: Table) -> Proposal:
    """Put the assessed proposal ROW on the agenda of a session of TABLE."""
    session = making.a_session(table, cast.adam, now=NOW)
    act = Act(cast.adam, row.step, NOW)
    agenda.put_on(proposal=row, session=session, act=act)
    row.refresh_from_db()
    return row


def decided(
    cast: Cast, row: Proposal, table: Table, outcome: str = "accepted", **facts: Any
) -> CommitteeDecision:
    """Hold the session on whose agenda ROW stands, and decide."""
    assert row.item is not None
    session = row.item.session
    making.opened(session, cast.adam, table.charlie, table.tecla, table.rita)
    item = session.items.get(pk=row.item.pk)
    made = making.decided(item, cast.adam, outcome, reasons="Perquè convé a tothom.", **facts)
    row.refresh_from_db()
    return made
