"""Applications for pages: of bodies that have not joined yet, filed by Alice or by Bob.

Alice is the filer of those that pages ask about; `dip` accompanies their bodies, so that Tecla
may look and Rita may not. Bob has a draft of his own.
"""

from dataclasses import dataclass
from datetime import date, datetime

from governance.models import Application, CasePaper, Entity
from governance.rules import adhesion_states as at
from governance.services import supports
from governance.services.adhesion import filing
from tests.cast import Cast
from tests.factories import EntityFactory
from tests.governance.adhesion import scenes

STATES = (
    *(at.SUBMITTED, at.UNDER_REVIEW, at.PAPERS_REQUESTED, at.AGREEMENT_SENT),
    *(at.AGREEMENT_SIGNED, at.REJECTED),
)


@dataclass(frozen=True)
class Adhesion:
    """A draft with a paper, one application in each state of STATES, one of an unknown body."""

    free: Entity
    draft: Application
    paper: CasePaper
    unknown: Application
    cases: dict[str, Application]


def make(cast: Cast, *, on: date, now: datetime) -> Adhesion:
    """File the applications as of NOW."""
    bodies = [EntityFactory.create(name=f"Ajuntament de Vall {number}") for number in range(8)]
    free, first, *others = bodies
    supports.assign(entities=others, supporter=cast.dip, on=on, today=on, actor=None)
    draft = filing.start(entity=first, by=cast.alice, now=now)
    facts = {"asked_name": "Consorci Nou de Vall", "asked_kind": "consorci", "asked_about": "Nou."}
    unknown = filing.start_for_unknown(facts=facts, by=cast.alice, now=now)
    scenes.fill_in(unknown)
    scenes.moving.submit(case=unknown, act=scenes.act(cast.alice, unknown))
    cases = {}
    for state, body in zip(STATES, others, strict=True):
        cases[state] = scenes.sent(cast.alice, body)
        for code in scenes.way_to(state):
            by = cast.alice if at.FILER in at.MOVES[code].by else cast.adam
            scenes.make(cases[state], code, by, cast.dip)
    paper = scenes.bring(draft, CasePaper.Kind.OWED, cast.alice, owed="request")
    return Adhesion(free=free, draft=draft, paper=paper, unknown=unknown, cases=cases)
