"""The way to the next degree: exact, shortest first, and it really leads there."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import assume
from hypothesis import given as for_all

from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.blockers import NextDegree, Step, level_worth, next_steps
from selfassessment.rules.scoring.degrees import BY_CODE
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given
from tests.selfassessment.rules.builders import (
    a_dimension,
    a_question,
    an_instrument,
    answered,
    flat,
    levels,
)


def way(instrument: Instrument, answers: Mapping[str, Given]) -> NextDegree:
    return next_steps(instrument, answers, score(instrument, answers))


def test_the_greatest_gain_comes_first_and_is_enough() -> None:
    instrument = flat(a_question("a", 1), a_question("b", 3))
    found = way(instrument, levels(a=0, b=0))
    assert found.target is BY_CODE["inicial"]
    assert found.distance == 20
    assert found.unlock == ()
    assert found.climb[:2] == (
        Step("b", 0, 1, Fraction(75, 4), needed=True),
        Step("b", 1, 2, Fraction(75, 4), needed=True),
    )
    assert [(step.question, step.needed) for step in found.climb[2:]] == [
        ("b", False),
        ("b", False),
        *[("a", False)] * 4,
    ]


def test_among_equals_the_lowest_level_comes_first_then_the_order_asked() -> None:
    instrument = flat(a_question("a"), a_question("b"), a_question("c"))
    found = way(instrument, levels(a=3, b=2, c=2))
    assert [(step.question, step.from_level) for step in found.climb] == [
        ("b", 2),
        ("c", 2),
        ("a", 3),
        ("b", 3),
        ("c", 3),
    ]


def test_a_missing_answer_is_told_from_a_0() -> None:
    found = way(flat(a_question("a")), {})
    assert [(step.from_level, step.to_level) for step in found.climb] == [
        (None, 1),
        (1, 2),
        (2, 3),
        (3, 4),
    ]


def test_caps_are_unlocked_before_climbing() -> None:
    instrument = flat(a_question("a", critical=True), a_question("b", 9))
    found = way(instrument, levels(a=1, b=3))
    assert found.target is BY_CODE["implantat"]
    assert found.unlock == (Step("a", 1, 2, Fraction(5, 2), needed=True),)
    assert found.distance == 0
    assert not any(step.needed for step in found.climb)
    assert [step.from_level for step in found.climb if step.question == "a"] == [2, 3]


def test_a_missing_critical_answer_must_reach_level_2() -> None:
    instrument = flat(a_question("a", 0, critical=True), a_question("b"))
    found = way(instrument, levels(b=4))
    assert found.unlock == (Step("a", None, 2, Fraction(0), needed=True),)


def test_caps_do_not_block_the_lower_degrees() -> None:
    instrument = flat(a_question("a", critical=True), a_question("b"))
    found = way(instrument, levels(a=0, b=1))
    assert found.target is BY_CODE["inicial"]
    assert found.unlock == ()
    found = way(instrument, levels(a=0, b=2))
    assert found.target is BY_CODE["en_desplegament"]
    assert found.unlock == ()


def test_when_unlocking_lands_exactly_on_the_floor_nothing_more_is_needed() -> None:
    instrument = flat(a_question("a", critical=True), a_question("b", 2), a_question("c", 2))
    found = way(instrument, levels(a=1, b=3, c=2))
    assert found.target is BY_CODE["implantat"]
    assert [step.gain for step in found.unlock] == [5]
    assert found.distance == 0
    assert not any(step.needed for step in found.climb)


def test_at_the_top_or_without_score_there_is_no_way() -> None:
    instrument = flat(a_question("a"))
    assert way(instrument, levels(a=4)) == NextDegree(None)
    assert way(instrument, levels(a=None)) == NextDegree(None)


def test_what_is_set_aside_or_weighs_nothing_is_no_step() -> None:
    instrument = flat(a_question("a"), a_question("b", 0), a_question("c"))
    found = way(instrument, levels(a=0, b=0, c=None))
    assert {step.question for step in found.climb} == {"a"}


def test_the_worth_of_a_level_follows_both_weights() -> None:
    instrument = an_instrument(
        a_dimension("D1", 3, a_question("a", 1), a_question("b", 3)),
        a_dimension("D2", 1, a_question("c", 2)),
        a_dimension("D3", 5, a_question("d", 2)),
    )
    assert level_worth(instrument, levels(d=None)) == {
        "a": Fraction(75, 16),
        "b": Fraction(225, 16),
        "c": Fraction(25, 4),
    }
    assert level_worth(instrument, levels(a=None, b=None, c=None, d=None)) == {}


def taken(answers: Mapping[str, Given], steps: list[Step]) -> dict[str, Given]:
    after = dict(answers)
    for step in steps:
        before = after.get(step.question, Given()).level
        assert (before or 0) == (step.from_level or 0)
        after[step.question] = Given(step.to_level)
    return after


@for_all(answered())
def test_taking_the_needed_steps_reaches_the_degree_with_the_gain_promised(
    case: tuple[Instrument, Mapping[str, Given]],
) -> None:
    instrument, answers = case
    before = score(instrument, answers)
    found = next_steps(instrument, answers, before)
    assume(found.target is not None and before.low is not None)
    steps = [*found.unlock, *(step for step in found.climb if step.needed)]
    after = score(instrument, taken(answers, steps))
    assert after.degree is not None
    assert found.target is not None
    assert after.degree.floor >= found.target.floor
    assert after.low == before.low + sum(step.gain for step in steps)


@for_all(answered())
def test_no_needed_step_is_one_too_many(case: tuple[Instrument, Mapping[str, Given]]) -> None:
    found = way(*case)
    needed = [step for step in found.climb if step.needed]
    gains = [step.gain for step in found.climb]
    assert gains == sorted(gains, reverse=True)
    assert found.climb[: len(needed)] == tuple(needed)
    if needed:
        assert sum(step.gain for step in needed[:-1]) < found.distance
        assert sum(step.gain for step in needed) >= found.distance
    for code in {step.question for step in found.unlock}:
        rest = [step for step in (*found.unlock, *found.climb) if step.question == code]
        if len(rest) > 1:
            less = {**case[1], code: Given(1)}
            assert code in score(case[0], less).caps


@for_all(answered())
def test_all_steps_together_lead_to_the_very_top(
    case: tuple[Instrument, Mapping[str, Given]],
) -> None:
    instrument, answers = case
    found = way(instrument, answers)
    assume(found.target is not None)
    assert score(instrument, taken(answers, [*found.unlock, *found.climb])).low == 100
