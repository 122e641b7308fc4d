"""What holds for every assessment: drawn at random, many times."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from hypothesis import assume
from hypothesis import given as for_all
from hypothesis import strategies as st

from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.control import (
    CONFORM,
    CONFORM_WITH_OBSERVATIONS,
    NON_CONFORM,
    judge,
)
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Degree, Given, Result, given
from tests.selfassessment.rules.builders import answered, reordered

Case = tuple[Instrument, Mapping[str, Given]]
OUTCOMES = [None, NON_CONFORM, CONFORM_WITH_OBSERVATIONS, CONFORM]


def by_definition(case: Case, missing: int) -> Fraction | None:
    """The formula of the design, one fraction at a time."""
    instrument, answers = case
    top = bottom = Fraction(0)
    for dimension in instrument.dimensions:
        rows = [
            (q.weight, missing if answer.level is None else answer.level)
            for q in dimension.questions
            for answer in [given(q, answers)]
            if not answer.not_applicable
        ]
        weight = sum((w for w, _ in rows), Fraction(0))
        if weight:
            mean = sum((w * Fraction(level, 4) for w, level in rows), Fraction(0)) / weight
            top += dimension.weight * mean
            bottom += dimension.weight
    return 100 * top / bottom if bottom else None


def floor(degree: Degree | None) -> int:
    return -1 if degree is None else degree.floor


def numbers(result: Result) -> list[Fraction]:
    """Everything that can be compared, None standing below all."""
    scores = [result.low, *(part.low for part in result.dimensions)]
    return [
        *(Fraction(-1) if value is None else value for value in scores),
        Fraction(floor(result.degree)),
        Fraction(floor(result.uncapped_degree)),
    ]


@st.composite
def raised(draw: st.DrawFn) -> tuple[Case, Case, bool]:
    """A case, the same with one answer raised or given, and whether it was there before."""
    instrument, answers = draw(answered())
    able = [
        q.code
        for q in instrument
        for answer in [given(q, answers)]
        if not answer.not_applicable and answer.level != 4
    ]
    assume(able)
    code = draw(st.sampled_from(able))
    level = answers[code].level
    better = draw(st.integers(0 if level is None else level + 1, 4))
    return (
        (instrument, answers),
        (instrument, {**answers, code: Given(better)}),
        level is not None,
    )


@for_all(answered())
def test_the_score_is_that_of_the_definition(case: Case) -> None:
    result = score(*case)
    assert result.low == by_definition(case, 0)
    assert result.high == by_definition(case, 4)


@for_all(raised())
def test_a_better_answer_never_lowers_anything(cases: tuple[Case, Case, bool]) -> None:
    before, after, was_there = cases
    first, second = score(*before), score(*after)
    assert all(old <= new for old, new in zip(numbers(first), numbers(second), strict=True))
    assert set(second.caps) <= set(first.caps)
    assert second.completeness >= first.completeness
    if was_there:
        assert floor(second.high_degree) >= floor(first.high_degree)
        assert (first.high is None) or (second.high or 0) >= first.high


@for_all(raised())
def test_a_better_answer_never_worsens_the_control(cases: tuple[Case, Case, bool]) -> None:
    before, after, _ = cases
    old, new = judge(*before), judge(*after)
    assert OUTCOMES.index(old.outcome) <= OUTCOMES.index(new.outcome)
    assert old.count(NON_CONFORM) >= new.count(NON_CONFORM)
    assert old.count(CONFORM) <= new.count(CONFORM)


@for_all(answered())
def test_order_does_not_matter(case: Case) -> None:
    straight, back = score(*case), score(*reordered(*case))
    assert replace(straight, dimensions=(), caps=()) == replace(back, dimensions=(), caps=())
    assert straight.dimensions == back.dimensions[::-1]
    assert straight.caps == back.caps[::-1]
    assert judge(*case).outcome == judge(*reordered(*case)).outcome


@for_all(answered(), st.fractions(Fraction(1, 50), 50), st.fractions(Fraction(1, 50), 50))
def test_scaling_all_weights_changes_nothing(case: Case, outer: Fraction, inner: Fraction) -> None:
    instrument, answers = case
    scaled = replace(
        instrument,
        dimensions=tuple(
            replace(
                part,
                weight=part.weight * outer,
                questions=tuple(replace(q, weight=q.weight * inner) for q in part.questions),
            )
            for part in instrument.dimensions
        ),
    )
    first, second = score(instrument, answers), score(scaled, answers)
    restored = tuple(replace(part, weight=part.weight / outer) for part in second.dimensions)
    assert replace(second, dimensions=restored) == first


@for_all(answered())
def test_the_interval_holds_and_closes(case: Case) -> None:
    result = score(*case)
    for part in (result, *result.dimensions):
        assert (part.low is None) == (part.high is None)
        if part.low is not None and part.high is not None:
            assert 0 <= part.low <= part.high <= 100
    assert 0 <= result.completeness <= 1
    if result.complete:
        assert result.low == result.high
        assert result.degree == result.high_degree
        assert result.completeness == 1
    assert floor(result.degree) <= floor(result.high_degree)


@for_all(answered(), st.data())
def test_every_way_of_finishing_ends_inside_the_interval(case: Case, data: st.DataObject) -> None:
    instrument, answers = case
    finished = {
        q.code: answer
        if answer.not_applicable or answer.level is not None
        else Given(data.draw(st.integers(0, 4)))
        for q in instrument
        for answer in [given(q, answers)]
    }
    before, after = score(instrument, answers), score(instrument, finished)
    assert after.complete
    if after.low is not None and before.low is not None and before.high is not None:
        assert before.low <= after.low <= before.high
    assert floor(before.degree) <= floor(after.degree) <= floor(before.high_degree)


@for_all(answered())
def test_taking_a_0_away_never_raises_the_score(case: Case) -> None:
    instrument, answers = case
    kept = {code: answer for code, answer in answers.items() if answer.level != 0}
    before, after = score(instrument, answers), score(instrument, kept)
    assert after.low == before.low
    assert after.degree == before.degree
    assert judge(instrument, kept) == judge(instrument, answers)


@for_all(answered())
def test_recomputing_gives_the_same(case: Case) -> None:
    instrument, answers = case
    assert score(instrument, answers) == score(instrument, dict(answers))


@for_all(answered())
def test_a_missing_answer_and_no_row_are_the_same(case: Case) -> None:
    instrument, answers = case
    rows = {code: answer for code, answer in answers.items() if answer != Given()}
    assert score(instrument, rows) == score(instrument, answers)
