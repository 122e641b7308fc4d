"""The way of an action, and what all that is planned would bring."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from selfassessment.rules.improvement import action_states as states
from selfassessment.rules.improvement.goals import by_profile, goal, highest
from selfassessment.rules.improvement.projection import project
from tests.selfassessment.rules.builders import (
    a_dimension,
    a_question,
    an_instrument,
    answered,
    flat,
    levels,
)


@pytest.mark.parametrize(
    ("state", "part", "moves"),
    [
        ("suggested", "planner", ["accept", "drop"]),
        ("suggested", "owner", []),
        ("suggested", "suggester", ["withdraw"]),
        ("todo", "planner", ["start", "finish", "drop"]),
        ("todo", "owner", ["start", "finish"]),
        ("todo", "suggester", []),
        ("doing", "owner", ["finish", "pause"]),
        ("doing", "planner", ["finish", "pause", "drop"]),
        ("done", "planner", ["reopen"]),
        ("done", "owner", []),
        ("dropped", "planner", ["reopen"]),
    ],
)
def test_each_part_makes_its_own_moves(state: str, part: str, moves: list[str]) -> None:
    found = states.moves_from(state, frozenset({part}))
    assert [row.code for row in found] == moves


def test_every_move_has_its_word_and_those_that_end_something_say_how() -> None:
    assert set(states.MOVES) <= set(states.STEP_LABELS)
    wanting = {row.code for row in states.MOVES.values() if row.comment}
    assert wanting == set(states.NOTE_LABELS)
    assert {row.code for row in states.MOVES.values() if row.end in states.ENDED} <= wanting


def test_what_is_planned_is_scored_by_the_same_engine() -> None:
    instrument = an_instrument(
        a_dimension("A", 1, a_question("a"), a_question("b")),
        a_dimension("B", 3, a_question("c", 2), a_question("d")),
    )
    answers = levels(a=1, b=2, c=0, d=4)
    found = project(instrument, answers, {"a": 3, "c": 2})
    assert found.now.low == Fraction(300, 8) / 4 + Fraction(3, 4) * Fraction(100, 3)
    assert found.gain == Fraction(1, 4) * 25 + Fraction(3, 4) * Fraction(100, 3)
    assert found.raised == ("a", "c")


def test_nothing_is_lowered_and_what_is_set_aside_stays_aside() -> None:
    instrument = flat(a_question("a"), a_question("b"), a_question("c"))
    found = project(instrument, levels(a=4, b=None), {"a": 2, "b": 4, "c": 3, "gone": 4})
    assert found.raised == ("c",)
    assert found.then.not_applicable == 1


def test_raising_what_caps_lifts_the_degree() -> None:
    instrument = flat(a_question("a", critical=True), a_question("b", 9))
    found = project(instrument, levels(a=0, b=4), {"a": 2})
    assert found.now.degree
    assert found.then.degree
    assert (found.now.degree.code, found.then.degree.code) == ("en_desplegament", "consolidat")


@settings(max_examples=40)
@given(answered())
def test_a_plan_never_lowers_a_score(drawn) -> None:
    instrument, answers = drawn
    found = project(instrument, answers, {question.code: 3 for question in instrument})
    assert found.gain is None or found.gain >= 0


def test_of_two_goals_on_a_question_the_higher_counts() -> None:
    assert highest([("a", 2), ("b", 1), ("a", 4), ("a", 3)]) == {"a": 4, "b": 1}


def test_a_profile_asks_its_level_of_each_question_of_a_dimension() -> None:
    instrument = an_instrument(
        a_dimension("A", 1, a_question("a"), a_question("b")), a_dimension("B", 1, a_question("c"))
    )
    assert by_profile(instrument, {"A": 3, "gone": 4}) == {"a": 3, "b": 3}


@pytest.mark.parametrize(
    ("level", "wanted", "aim"),
    [(None, None, 3), (0, 2, 2), (1, None, 3), (3, None, 4), (3, 2, 4), (2, 4, 4), (4, 4, None)],
)
def test_the_level_to_aim_at(level: int | None, wanted: int | None, aim: int | None) -> None:
    assert goal(level, wanted) == aim
