"""Other systems' published numbers: the same where right, different where they are flawed."""

from decimal import Decimal
from fractions import Fraction

import pytest

from selfassessment.rules.scoring.engine import score, weighted_mean
from selfassessment.rules.scoring.rounding import one_decimal
from tests.selfassessment.rules.builders import a_question, flat, levels


def test_eusurvey_a_criterion_of_2_3_and_5_shows_3_3() -> None:
    mean = weighted_mean([(Fraction(1), Fraction(n)) for n in (2, 3, 5)])
    assert mean is not None
    assert one_decimal(mean) == Decimal("3.3")


def test_eusurvey_scores_0_without_answers_where_nothing_applies_here() -> None:
    assert score(flat(a_question("a")), levels(a=None)).low is None


@pytest.mark.parametrize(
    ("heavy", "light", "expected"), [(4, 0, 75), (0, 4, 25), (4, 4, 100), (0, 0, 0)]
)
def test_ciso_assistant_weights_1_and_3(heavy: int, light: int, expected: int) -> None:
    instrument = flat(a_question("heavy", 3), a_question("light", 1))
    assert score(instrument, levels(heavy=heavy, light=light)).low == expected


def test_ciso_assistant_rises_when_a_0_is_deleted_and_this_does_not() -> None:
    """There 3, 1, 2, 0 gives 1.5, and 2.0 without the 0."""
    given = [Fraction(n) for n in (3, 1, 2, 0)]
    assert weighted_mean([(Fraction(1), n) for n in given]) == Fraction("1.5")
    assert weighted_mean([(Fraction(1), n) for n in given[:3]]) == 2
    instrument = flat(*(a_question(code) for code in "abcd"))
    whole = score(instrument, levels(a=3, b=1, c=2, d=0))
    without = score(instrument, levels(a=3, b=1, c=2))
    assert whole.low == whole.high == without.low == Fraction(75, 2)
    assert without.high == Fraction(125, 2)
    assert without.completeness == Fraction(3, 4)
