"""Quartiles and ranges from counts by whole points."""

from fractions import Fraction
from statistics import quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfassessment.rules.spreading import Quartiles, by_ten, quantile, quartiles, ten


@settings(max_examples=50)
@given(st.dictionaries(st.integers(0, 100), st.integers(1, 9), min_size=1, max_size=12))
def test_quartiles_are_those_of_the_scores_written_out(found: dict[int, int]) -> None:
    scores = [point for point, n in found.items() for _ in range(n)]
    if len(scores) < 2:
        scores = scores * 2
    expected = quantiles(scores, n=4, method="inclusive")
    assert quartiles(found) == Quartiles(*(Fraction(value) for value in expected))


def test_of_nobody_there_is_none() -> None:
    assert quartiles({}) is None
    assert quantile({}, Fraction(1, 2)) is None


@pytest.mark.parametrize(("point", "place"), [(0, 0), (9, 0), (10, 1), (89, 8), (90, 9), (100, 9)])
def test_every_score_stands_in_its_ten_points(point: int, place: int) -> None:
    assert by_ten({point: 3})[place] == 3


def test_a_score_lies_in_the_range_of_its_degree_unrounded() -> None:
    scores = [Fraction(0), Fraction(199, 10), Fraction(20), Fraction(999, 10), Fraction(100)]
    assert [ten(score) for score in scores] == [0, 1, 2, 9, 9]
