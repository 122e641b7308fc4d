"""The life of a proposal, as a table: who may, what must hold, and where it leads."""

import pytest

from docs_library.rules.proposals import names as n
from docs_library.rules.proposals import states
from docs_library.rules.proposals.moves import MOVES

WAYS = {
    n.DRAFT: {n.SUBMIT, n.WITHDRAW},
    n.SUBMITTED: {n.TAKE, n.MERGE, n.WITHDRAW},
    n.IN_TRIAGE: {n.ASSESS, n.ASK_INFO, n.MERGE, n.DECLINE, n.WITHDRAW},
    n.NEEDS_INFO: {n.GIVE_INFO, n.MERGE, n.DECLINE, n.WITHDRAW},
    n.DUPLICATE: {n.RETURN},
    n.OUT_OF_SCOPE: {n.RETURN},
    n.ASSESSMENT: {n.PUT_ON_AGENDA, n.ASK_INFO, n.MERGE, n.DECLINE, n.WITHDRAW},
    n.ON_AGENDA: {n.TAKE_OFF, n.ACCEPT, n.ACCEPT_IN_PART, n.DEFER, n.REJECT},
    n.ACCEPTED: {n.START, n.RESOLVE, n.ACCEPT, n.ACCEPT_IN_PART, n.DEFER, n.REJECT},
    n.ACCEPTED_IN_PART: {n.START, n.RESOLVE, n.ACCEPT, n.ACCEPT_IN_PART, n.DEFER, n.REJECT},
    n.DEFERRED: {n.COME_BACK, n.ACCEPT, n.ACCEPT_IN_PART, n.DEFER, n.REJECT},
    n.REJECTED: {n.ACCEPT, n.ACCEPT_IN_PART, n.DEFER, n.REJECT},
    n.IN_PROGRESS: {n.RESOLVE, n.ACCEPT, n.ACCEPT_IN_PART, n.DEFER, n.REJECT},
    n.RESOLVED: {n.REOPEN},
    n.WITHDRAWN: set(),
}


@pytest.mark.parametrize("state", states.LIFE.states)
def test_each_state_has_its_ways_on_and_no_other(state: str) -> None:
    assert {code for code in MOVES if states.LIFE.allows(state, code)} == WAYS[state]


@pytest.mark.parametrize(
    ("part", "moves"),
    [
        (n.AUTHOR, {n.SUBMIT, n.GIVE_INFO, n.WITHDRAW}),
        (n.TRIAGER, {n.TAKE, n.ASSESS, n.ASK_INFO, n.MERGE, n.DECLINE, n.RETURN}),
        (n.SECRETARY, {n.PUT_ON_AGENDA}),
        (n.COMMITTEE, {n.TAKE_OFF, n.ACCEPT, n.ACCEPT_IN_PART, n.DEFER, n.REJECT, n.COME_BACK}),
        (n.PORTAL, {n.START, n.RESOLVE, n.REOPEN}),
    ],
)
def test_each_part_makes_its_moves_and_no_other(part: str, moves: set[str]) -> None:
    assert {code for code, move in MOVES.items() if part in move.by} == moves


def test_nobody_without_a_part_moves_anything_and_is_told_whose_it_is() -> None:
    for move in MOVES.values():
        assert states.who_refuses(move, frozenset()) == n.WHO_MAY[min(move.by)]
    assert not any(states.possible(state, frozenset()) for state in states.LIFE.states)


def test_what_ends_a_proposal_or_asks_something_is_said_in_words() -> None:
    silent = {move.code for move in MOVES.values() if not move.comment}
    assert silent == {
        *(n.SUBMIT, n.TAKE, n.ASSESS, n.PUT_ON_AGENDA, n.TAKE_OFF, n.COME_BACK),
        *(n.START, n.REOPEN),
    }


def test_a_move_waits_for_what_must_hold() -> None:
    assert states.what_refuses(MOVES[n.PUT_ON_AGENDA], {n.COMPLETE}) == n.WHY_NOT[n.ASSESSED]
    assert states.what_refuses(MOVES[n.SUBMIT], {n.COMPLETE}) == n.WHY_NOT[n.NOT_GONE]
    assert not states.what_refuses(MOVES[n.SUBMIT], {n.COMPLETE, n.NOT_GONE})


def test_a_proposer_may_withdraw_until_it_is_on_an_agenda() -> None:
    free = {state for state in states.LIFE.states if states.LIFE.allows(state, n.WITHDRAW)}
    assert free == {n.DRAFT, n.SUBMITTED, n.IN_TRIAGE, n.NEEDS_INFO, n.ASSESSMENT}
