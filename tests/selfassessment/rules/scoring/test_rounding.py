"""Rounding happens once, half up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfassessment.rules.scoring.degrees import degree_of
from selfassessment.rules.scoring.rounding import one_decimal, whole


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0.0"),
        ("100", "100.0"),
        ("0.05", "0.1"),
        ("0.0499999999999999999", "0.0"),
        ("2.25", "2.3"),
        ("2.35", "2.4"),
        ("59.95", "60.0"),
        ("1/3", "0.3"),
        ("200/3", "66.7"),
        ("-0.05", "-0.1"),
        ("-0.04", "0.0"),
        ("-2.25", "-2.3"),
    ],
)
def test_halves_go_away_from_zero(value: str, shown: str) -> None:
    assert str(one_decimal(Fraction(value))) == shown


@given(st.fractions())
def test_the_rounded_number_is_the_nearest(value: Fraction) -> None:
    shown = one_decimal(value)
    assert abs(Fraction(shown) - value) <= Fraction(1, 20)
    assert shown.as_tuple().exponent == -1
    assert shown == one_decimal(-value).copy_negate()


@given(st.fractions(0, 100), st.fractions(0, 100))
def test_rounding_keeps_the_order(one: Fraction, other: Fraction) -> None:
    low, high = sorted([one, other])
    assert one_decimal(low) <= one_decimal(high)


def test_a_degree_does_not_follow_from_the_rounded_number() -> None:
    value = Fraction("59.96")
    assert one_decimal(value) == Decimal(60)
    degree = degree_of(value)
    assert degree is not None
    assert degree.code == "en_desplegament"


@pytest.mark.parametrize(("value", "shown"), [("1/2", 1), ("-1/2", -1), ("3/2", 2), ("1/3", 0)])
def test_whole_numbers_round_the_same_way(value: str, shown: int) -> None:
    assert whole(Fraction(value)) == shown
