"""Scores of small assessments, computed by hand."""

from fractions import Fraction

import pytest

from selfassessment.rules.scoring.engine import score, weighted_mean
from selfassessment.rules.scoring.values import RULES_VERSION, Given
from tests.selfassessment.rules.builders import (
    a_dimension,
    a_question,
    an_instrument,
    flat,
    levels,
    the_seed,
)

TWO = an_instrument(
    a_dimension("D1", 3, a_question("a", 1), a_question("b", 3)),
    a_dimension("D2", 1, a_question("c", 2)),
)


@pytest.mark.parametrize(
    ("answers", "low", "high"),
    [
        ({}, 0, 100),
        ({"a": 4, "b": 4, "c": 4}, 100, 100),
        ({"a": 0, "b": 0, "c": 0}, 0, 0),
        # D1 = 100·(1·4)/(4·4) = 25; 3/4 of it counts.
        ({"a": 4, "b": 0, "c": 0}, Fraction(75, 4), Fraction(75, 4)),
        ({"a": 0, "b": 4, "c": 0}, Fraction(225, 4), Fraction(225, 4)),
        ({"a": 4}, Fraction(75, 4), 100),
        ({"a": 0}, 0, Fraction(325, 4)),
        # Without b, a alone carries D1; without D2, D1 carries everything.
        ({"a": 2, "b": None, "c": 0}, Fraction(75, 2), Fraction(75, 2)),
        ({"a": 2, "b": None, "c": None}, 50, 50),
        ({"a": None, "b": None, "c": 1}, 25, 25),
        ({"a": None, "b": None, "c": None}, None, None),
    ],
)
def test_means_of_means(
    answers: dict[str, int | None], low: Fraction | None, high: Fraction | None
) -> None:
    result = score(TWO, levels(**answers))
    assert (result.low, result.high) == (low, high)


def test_nested_weights_differ_from_flat_ones() -> None:
    """Flat, c would weigh 2 of 6; nested, its dimension weighs 1 of 4."""
    assert score(TWO, levels(a=0, b=0, c=4)).low == 25


def test_a_dimension_tells_what_it_counted() -> None:
    first, second = score(TWO, levels(a=3, b=None)).dimensions
    assert (first.answered, first.total, first.not_applicable, first.missing) == (1, 2, 1, 0)
    assert (first.low, first.high, first.weight) == (75, 75, 3)
    assert (second.answered, second.total, second.missing) == (0, 1, 1)
    assert (second.low, second.high) == (0, 100)


def test_the_whole_tells_what_it_counted() -> None:
    result = score(TWO, levels(a=3, b=None))
    assert (result.answered, result.total, result.not_applicable) == (1, 3, 1)
    assert not result.complete
    assert result.rules_version == RULES_VERSION


@pytest.mark.parametrize(
    ("answers", "completeness"),
    [
        ({}, 0),
        ({"a": 0}, Fraction(3, 16)),
        ({"b": 0}, Fraction(9, 16)),
        ({"c": 4}, Fraction(1, 4)),
        ({"a": None, "b": 1}, Fraction(3, 4)),
        ({"a": 1, "b": 1, "c": None}, 1),
        ({"a": None, "b": None, "c": None}, 1),
    ],
)
def test_completeness_goes_by_weight(
    answers: dict[str, int | None], completeness: Fraction
) -> None:
    assert score(TWO, levels(**answers)).completeness == completeness


def test_an_empty_dimension_shares_its_weight_out() -> None:
    instrument = an_instrument(
        a_dimension("D1", 1, a_question("a")),
        a_dimension("D2", 3, a_question("b")),
        a_dimension("D3", 96),
    )
    result = score(instrument, levels(a=4, b=0))
    assert result.low == 25
    assert result.dimensions[2].low is None
    assert result.complete


def test_no_weight_is_no_score_rather_than_0() -> None:
    result = score(flat(a_question("a", 0)), levels(a=4))
    assert (result.low, result.high, result.degree) == (None, None, None)
    assert result.dimensions[0].low is None
    assert (result.completeness, result.complete) == (1, True)


def test_a_question_without_weight_informs_only() -> None:
    instrument = flat(a_question("a", 0), a_question("b", 1))
    assert score(instrument, levels(a=4, b=1)).low == 25
    assert score(instrument, levels(a=0, b=1)).low == 25
    unanswered = score(instrument, levels(b=1))
    assert (unanswered.low, unanswered.completeness) == (25, 1)
    assert not unanswered.complete


def test_a_dimension_without_weight_informs_only() -> None:
    instrument = an_instrument(
        a_dimension("D1", 1, a_question("a")), a_dimension("D2", 0, a_question("b"))
    )
    result = score(instrument, levels(a=1, b=4))
    assert result.low == 25
    assert result.dimensions[1].low == 100


def test_answers_to_what_is_not_asked_count_for_nothing() -> None:
    assert score(TWO, levels(a=1, b=1, c=1, elsewhere=4)) == score(TWO, levels(a=1, b=1, c=1))


def test_setting_aside_is_refused_where_it_is_not_allowed() -> None:
    instrument = flat(a_question("a", allows_na=False), a_question("b"))
    result = score(instrument, levels(a=None, b=4))
    assert (result.low, result.not_applicable, result.complete) == (50, 0, False)


@pytest.mark.parametrize(
    ("set_aside", "share", "representative"),
    [(0, 0, True), (3, Fraction(3, 10), True), (4, Fraction(2, 5), False), (10, 1, False)],
)
def test_more_than_30_percent_set_aside_is_flagged(
    set_aside: int, share: Fraction, representative: bool
) -> None:
    instrument = flat(*(a_question(f"q{n}") for n in range(10)))
    answers = {f"q{n}": Given(not_applicable=True) for n in range(set_aside)}
    result = score(instrument, answers)
    assert result.dimensions[0].na_share == share
    assert result.dimensions[0].representative is representative
    assert (result.na_share, result.representative) == (share, representative)


def test_a_dimension_set_aside_weighs_in_the_flag_of_the_whole() -> None:
    instrument = an_instrument(
        a_dimension("D1", 7, a_question("a")), a_dimension("D2", 3, a_question("b"))
    )
    result = score(instrument, levels(a=4, b=None))
    assert (result.na_share, result.representative) == (Fraction(3, 10), True)
    result = score(instrument, levels(a=None, b=4))
    assert (result.na_share, result.representative) == (Fraction(7, 10), False)


def test_weights_may_be_fractions() -> None:
    instrument = flat(a_question("a", Fraction("0.5")), a_question("b", Fraction("1.25")))
    assert score(instrument, levels(a=4, b=0)).low == Fraction(200, 7)


def test_a_mean_over_nothing_is_nothing() -> None:
    assert weighted_mean([]) is None
    assert weighted_mean([(Fraction(1), None), (Fraction(0), Fraction(5))]) is None
    assert weighted_mean([(Fraction(1), Fraction(2)), (Fraction(3), Fraction(6))]) == 5


def test_the_first_questionnaire_in_one_dimension_alone() -> None:
    """D1 (weight 10 of 100) at level 4, everything else at level 1."""
    answers = {q.code: Given(4 if q.code.startswith("D1.") else 1) for q in the_seed()}
    assert score(the_seed(), answers).low == Fraction(10 * 100 + 90 * 25, 100)
