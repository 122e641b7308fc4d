"""CSET's critical infrastructure survey: points and durations."""

from fractions import Fraction

import pytest

from selfassessment.rules.scoring.cset_cis import (
    any_of,
    cis_score,
    longer_is_better,
    one_of,
    shorter_is_better,
)


@pytest.mark.parametrize(("hours", "score"), [("6.2", 50), ("24.8", 0), ("0", 100), ("12.4", 0)])
def test_shorter_is_better(hours: str, score: int) -> None:
    assert shorter_is_better(Fraction(hours), Fraction("12.4")) == score


@pytest.mark.parametrize(
    ("hours", "score"), [("435.8", 100), ("217.9", 50), ("900", 100), ("0", 0)]
)
def test_longer_is_better(hours: str, score: int) -> None:
    assert longer_is_better(Fraction(hours), Fraction("435.8")) == score


def test_points_achieved_out_of_possible_round_half_away_from_zero() -> None:
    assert cis_score([one_of(1, [0, 1, 4]), any_of([1], [1, 3])]) == 25
    assert cis_score([(1, 8)]) == 13
    assert cis_score([(1, 200)]) == 1
    assert cis_score([]) is None
