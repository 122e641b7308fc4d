"""The way of an assessment, from open to closed."""

import pytest

from eset_portal.common.rules.errors import IllegalMove
from selfassessment.rules.assessment_states import (
    ASSESSMENT,
    HANDED_IN,
    MOVE_LABELS,
    SETTLED,
    TO_CONTROL,
    may_edit,
)

MOVES = {
    "open": {"submit": "submitted", "withdraw": "withdrawn"},
    "submitted": {"take": "in_control", "withdraw": "withdrawn"},
    "in_control": {"return_": "returned", "validate": "validated", "withdraw": "withdrawn"},
    "returned": {"resubmit": "in_control", "resume": "in_control", "withdraw": "withdrawn"},
    "validated": {"close": "closed", "reopen": "in_control"},
    "closed": {},
    "withdrawn": {"reopen": "open"},
}


@pytest.mark.parametrize("state", MOVES)
@pytest.mark.parametrize("move", MOVE_LABELS)
def test_a_state_makes_exactly_its_moves(state: str, move: str) -> None:
    if move in MOVES[state]:
        assert ASSESSMENT.after(state, move) == MOVES[state][move]
    else:
        assert not ASSESSMENT.allows(state, move)
        with pytest.raises(IllegalMove):
            ASSESSMENT.after(state, move)


def test_states_and_moves_are_those_of_the_table() -> None:
    assert list(ASSESSMENT.states) == list(MOVES)
    assert set(ASSESSMENT.moves.values()) <= set(MOVES)
    assert {move for _, move in ASSESSMENT.moves} == set(MOVE_LABELS)


def test_every_state_and_move_has_its_word() -> None:
    assert all(label for _, label in ASSESSMENT.choices)
    assert all(MOVE_LABELS.values())
    assert {state.tone for state in ASSESSMENT.states.values()} <= {"", "on", "warn", "good", "bad"}


@pytest.mark.parametrize("state", MOVES)
def test_only_returned_answers_may_change_after_submission(state: str) -> None:
    assert may_edit(state, returned=False) is (state == "open")
    assert may_edit(state, returned=True) is (state in {"open", "returned"})


def test_what_waits_and_what_is_settled_make_up_what_was_handed_in() -> None:
    assert TO_CONTROL | SETTLED == HANDED_IN
    assert not TO_CONTROL & SETTLED
    assert set(ASSESSMENT.states) - HANDED_IN == {"open", "withdrawn"}
