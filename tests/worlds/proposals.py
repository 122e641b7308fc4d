"""The proposals that a page needs, one in each state that looks or answers otherwise."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from docs_library.models import Document, Edition, Proposal
from docs_library.rules.proposals import names as n
from docs_library.services.proposals import following, merging, moving, writing
from docs_library.services.proposals.moving import Act
from docs_library.services.proposals.writing import About, Words
from tests.cast import Cast

WHY = "Ho diem en una frase sencera."


@dataclass(frozen=True)
class Proposals:
    """Private ones of alice for body a, by their states, and an open one that b supports."""

    document: Document
    draft: Proposal
    sent: Proposal
    taken: Proposal
    asked: Proposal
    assessing: Proposal
    joined: Proposal
    shown: Proposal


def make_proposals(cast: Cast, now: datetime) -> Proposals:
    """Let alice propose, edith look at it, and charlie support what he may see."""
    edition = Edition.objects.filter(document__code="INS-08", state="published").newest_first()[0]
    shown = _sent(cast, now, "Una proposta oberta a tothom", about=About(edition), is_private=False)
    following.support(
        proposal=shown, entity=cast.b, context="També ens passa.", by=cast.charlie, now=now
    )
    taken = _go(_sent(cast, now, "Una proposta que algú mira"), n.TAKE, cast, now)
    asked = _go(_sent(cast, now, "Una proposta poc clara"), n.TAKE, cast, now)
    assessing = _go(_sent(cast, now, "Una proposta amb impacte"), n.TAKE, cast, now)
    joined = _sent(cast, now, "La mateixa proposta dues vegades")
    merging.merge(proposal=joined, into=taken, act=Act(cast.edith, joined.step, now, WHY))
    return Proposals(
        document=edition.document,
        draft=_draft(cast, now, "Una proposta a mig escriure"),
        sent=_sent(cast, now - timedelta(days=40), "Una proposta que espera"),
        taken=taken,
        asked=_go(asked, n.ASK_INFO, cast, now),
        assessing=_go(assessing, n.ASSESS, cast, now),
        joined=joined,
        shown=shown,
    )


def _draft(
    cast: Cast, now: datetime, title: str, *, about: About | None = None, is_private: bool = True
) -> Proposal:
    words = Words(
        kind="clarity",
        title=title,
        problem="No queda clar qui ho ha de fer ni quan.",
        suggestion="Cal dir-ho al començament del text.",
        is_private=is_private,
    )
    return writing.begin(about=about or About(), words=words, by=cast.alice, entity=cast.a, now=now)


def _sent(
    cast: Cast, now: datetime, title: str, *, about: About | None = None, is_private: bool = True
) -> Proposal:
    row = _draft(cast, now, title, about=about, is_private=is_private)
    moving.move(proposal=row, code=n.SUBMIT, act=Act(cast.alice, row.step, now))
    return row


def _go(row: Proposal, code: str, cast: Cast, now: datetime) -> Proposal:
    comment = WHY if code == n.ASK_INFO else ""
    moving.move(proposal=row, code=code, act=Act(cast.edith, row.step, now, comment))
    return row
