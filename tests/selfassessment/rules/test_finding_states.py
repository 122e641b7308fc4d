"""The follow-up of a finding: who may move it, and where to."""

import pytest

from selfassessment.rules.finding_states import BY, FINDING, MOVE_LABELS, moves_from

MOVES = {
    "open": {"agree": "agreed", "drop": "dropped"},
    "agreed": {"agree": "agreed", "report": "done", "drop": "dropped"},
    "done": {"verify": "resolved", "reject": "agreed", "drop": "dropped"},
    "resolved": {"drop": "dropped"},
    "dropped": {"raise_": "open"},
}


@pytest.mark.parametrize("state", MOVES)
@pytest.mark.parametrize("move", MOVE_LABELS)
def test_a_finding_makes_exactly_its_moves(state: str, move: str) -> None:
    assert FINDING.allows(state, move) is (move in MOVES[state])
    if move in MOVES[state]:
        assert FINDING.after(state, move) == MOVES[state][move]


@pytest.mark.parametrize(
    ("state", "side", "moves"),
    [
        ("open", "body", ["agree"]),
        ("open", "controller", []),
        ("agreed", "body", ["agree", "report"]),
        ("done", "body", []),
        ("done", "controller", ["verify", "reject"]),
        ("resolved", "controller", []),
    ],
)
def test_the_body_acts_and_who_controls_verifies(state: str, side: str, moves) -> None:
    assert moves_from(state, side) == moves


def test_every_move_has_its_words_and_its_side() -> None:
    assert set(BY) == set(MOVE_LABELS) == {move for _, move in FINDING.moves}
    assert set(FINDING.states) == set(MOVES)
