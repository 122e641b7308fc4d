"""The table of states and moves: who may, what must hold, and that it leads somewhere."""

import pytest

from governance.rules import adhesion_states as at
from governance.rules.adhesion_words import LETTERS, STANDINGS

FILER, DECIDER, SUPPORTER = ({part} for part in (at.FILER, at.DECIDER, at.SUPPORTER))

# state, move, who, where it leads; "" when it is not theirs to make or not possible there
CASES = [
    (at.DRAFT, at.SUBMIT, FILER, at.SUBMITTED),
    (at.DRAFT, at.SUBMIT, DECIDER, ""),
    (at.DRAFT, at.TAKE, DECIDER, ""),
    (at.SUBMITTED, at.TAKE, DECIDER, at.UNDER_REVIEW),
    (at.SUBMITTED, at.TAKE, FILER, ""),
    (at.SUBMITTED, at.ACCEPT, DECIDER, ""),
    (at.UNDER_REVIEW, at.ACCEPT, DECIDER, at.ACCEPTED),
    (at.UNDER_REVIEW, at.ACCEPT, FILER | DECIDER, ""),
    (at.UNDER_REVIEW, at.ACCEPT, SUPPORTER, ""),
    (at.UNDER_REVIEW, at.ASK_PAPERS, DECIDER, at.PAPERS_REQUESTED),
    (at.UNDER_REVIEW, at.REJECT, DECIDER, at.REJECTED),
    (at.UNDER_REVIEW, at.REJECT, FILER, ""),
    (at.PAPERS_REQUESTED, at.BRING_PAPERS, FILER, at.UNDER_REVIEW),
    (at.PAPERS_REQUESTED, at.BRING_PAPERS, DECIDER, ""),
    (at.PAPERS_REQUESTED, at.REJECT, DECIDER, at.REJECTED),
    (at.PAPERS_REQUESTED, at.ACCEPT, DECIDER, ""),
    (at.ACCEPTED, at.SEND_AGREEMENT, DECIDER, at.AGREEMENT_SENT),
    (at.ACCEPTED, at.SEND_AGREEMENT, FILER | DECIDER, ""),
    (at.AGREEMENT_SENT, at.SIGN, FILER, at.AGREEMENT_SIGNED),
    (at.AGREEMENT_SENT, at.SIGN, DECIDER, ""),
    (at.AGREEMENT_SIGNED, at.RETURN_AGREEMENT, DECIDER, at.AGREEMENT_SENT),
    (at.AGREEMENT_SIGNED, at.COUNTERSIGN, DECIDER, at.DEPLOYING),
    (at.AGREEMENT_SIGNED, at.COUNTERSIGN, FILER | DECIDER, ""),
    (at.AGREEMENT_SIGNED, at.WITHDRAW, FILER, ""),
    (at.DEPLOYING, at.CONSOLIDATE, SUPPORTER, at.ACTIVE),
    (at.DEPLOYING, at.CONSOLIDATE, DECIDER, at.ACTIVE),
    (at.DEPLOYING, at.CONSOLIDATE, FILER, ""),
    (at.ACTIVE, at.SUSPEND, DECIDER, at.SUSPENDED),
    (at.ACTIVE, at.SUSPEND, SUPPORTER, ""),
    (at.SUSPENDED, at.RESUME, DECIDER, at.ACTIVE),
    (at.ACTIVE, at.LEAVE, DECIDER, at.LEFT),
    (at.SUSPENDED, at.LEAVE, DECIDER, at.LEFT),
    (at.SUBMITTED, at.WITHDRAW, FILER, at.WITHDRAWN),
    (at.SUBMITTED, at.WITHDRAW, DECIDER, ""),
    *((state, code, FILER | DECIDER | SUPPORTER, "") for state in at.ENDED for code in at.MOVES),
]


@pytest.mark.parametrize(("state", "code", "who", "end"), CASES)
def test_a_move_leads_where_the_table_says(state: str, code: str, who: set[str], end: str) -> None:
    found = {move.code: move.end for move in at.possible(state, who)}
    assert found.get(code, "") == end


def test_every_state_can_be_reached_from_a_draft_and_none_is_a_trap() -> None:
    reached, new = set(), {at.DRAFT}
    while new:
        reached |= new
        new = {end for (start, _), end in at.ADHESION.moves.items() if start in reached} - reached
    assert reached == set(at.ADHESION.states)
    starts = {start for start, _code in at.ADHESION.moves}
    assert set(at.ADHESION.states) - starts == set(at.ENDED)


def test_each_state_is_said_in_words_and_each_move_has_its_letter() -> None:
    assert list(STANDINGS) == list(at.ADHESION.states)
    assert set(LETTERS) == set(at.MOVES)


def test_who_decides_on_their_own_application_is_told_to_leave_it() -> None:
    for code in (at.TAKE, at.ACCEPT, at.REJECT, at.ASK_PAPERS, at.COUNTERSIGN, at.SUSPEND):
        assert at.who_refuses(at.MOVES[code], FILER | DECIDER) == at.OWN_CASE


def test_others_are_told_whose_move_it_is() -> None:
    assert at.who_refuses(at.MOVES[at.ACCEPT], set()) == at.WHO_MAY[at.DECIDER]
    assert at.who_refuses(at.MOVES[at.SIGN], DECIDER) == at.WHO_MAY[at.FILER]
    assert at.who_refuses(at.MOVES[at.CONSOLIDATE], set()) == at.WHO_MAY[at.SUPPORTER]


@pytest.mark.parametrize("move", [move for move in at.MOVES.values() if move.needs])
def test_the_first_fact_that_lacks_is_named(move: at.Move) -> None:
    assert at.what_refuses(move, set()) == at.WHY_NOT[move.needs[0]]
    assert at.what_refuses(move, set(move.needs[:-1])) == at.WHY_NOT[move.needs[-1]]
    assert at.what_refuses(move, set(move.needs)) == ""


def test_what_hurts_the_body_wants_a_reason() -> None:
    told = {code for code, move in at.MOVES.items() if move.comment}
    assert told == {at.ASK_PAPERS, at.REJECT, at.RETURN_AGREEMENT, at.SUSPEND, at.LEAVE}


def test_a_body_has_one_open_case_from_sending_to_leaving() -> None:
    assert set(at.FILED) | {at.DRAFT} | set(at.ENDED) == set(at.ADHESION.states)
    assert not set(at.FILED) & {at.DRAFT, *at.ENDED}
