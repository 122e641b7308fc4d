"""OWASP SAMM 2: the numbers asserted by codific/sammy (tests/Service/ScoreServiceTest.php)."""

from fractions import Fraction

import pytest

from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.rules.scoring.samm import QUESTIONS, samm_score

QUARTER, HALF, ONE = Fraction(1, 4), Fraction(1, 2), Fraction(1)


def test_the_validated_scores_of_the_published_example() -> None:
    score = samm_score(
        {"D-SA-B-1": HALF, "G-EG-A-2": ONE, "G-EG-B-2": Fraction(0), "I-DM-A-3": QUARTER}
    )
    assert score.practices["SA"] == Fraction(1, 4)
    assert score.practices["TA"] == 0
    assert score.practices["EG"] == Fraction(1, 2)
    assert score.practices["DM"] == Fraction(1, 8)
    assert score.functions == {
        "D": Fraction(1, 12),
        "V": 0,
        "I": Fraction(1, 24),
        "G": Fraction(1, 6),
        "O": 0,
    }


def test_the_projected_scores_of_the_published_example() -> None:
    score = samm_score({"D-SA-B-1": ONE, "G-EG-A-2": ONE, "G-EG-B-2": ONE, "I-DM-A-3": QUARTER})
    assert (score.practices["SA"], score.practices["EG"], score.practices["DM"]) == (
        HALF,
        ONE,
        Fraction(1, 8),
    )
    assert (score.functions["D"], score.functions["I"], score.functions["G"]) == (
        Fraction(1, 6),
        Fraction(1, 24),
        Fraction(1, 3),
    )


def test_the_overall_score_of_the_second_example() -> None:
    overall = samm_score({"D-SA-A-1": ONE, "D-SA-B-1": ONE}).overall
    assert overall == Fraction(1, 15)
    assert one_decimal(overall * 10) == one_decimal(Fraction("0.7"))


def test_everything_done_is_3_and_nothing_is_0() -> None:
    assert samm_score(dict.fromkeys(QUESTIONS, ONE)).overall == 3
    assert samm_score({}).overall == 0
    assert len(QUESTIONS) == 90


def test_a_higher_level_counts_without_the_lower() -> None:
    assert samm_score({"O-IM-A-3": ONE}).practices["IM"] == HALF


@pytest.mark.parametrize(
    "answers", [{"D-SA-C-1": ONE}, {"D-SA-A-4": ONE}, {"D-SA-A-1": Fraction(3, 4)}]
)
def test_what_samm_does_not_know_is_refused(answers: dict[str, Fraction]) -> None:
    with pytest.raises(ValueError):
        samm_score(answers)
