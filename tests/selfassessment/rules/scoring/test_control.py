"""Verdicts question by question, and the outcome of the control."""

import pytest

from selfassessment.rules.scoring.control import (
    CONFORM,
    CONFORM_WITH_OBSERVATIONS,
    NON_CONFORM,
    OBSERVATION,
    OUTCOME_LABELS,
    VERDICT_LABELS,
    judge,
    verdict_of,
)
from selfassessment.rules.scoring.values import Given
from tests.selfassessment.rules.builders import a_question, flat, levels


@pytest.mark.parametrize(
    ("level", "verdict"),
    [
        (None, NON_CONFORM),
        (0, NON_CONFORM),
        (1, NON_CONFORM),
        (2, OBSERVATION),
        (3, CONFORM),
        (4, CONFORM),
    ],
)
def test_a_level_gives_a_verdict(level: int | None, verdict: str) -> None:
    assert verdict_of(level) == verdict


def outcome(*given_levels: int | None, critical: int = 0) -> str | None:
    """The outcome of so many control questions; the first CRITICAL ones are critical."""
    instrument = flat(
        *(
            a_question(f"q{n}", control=True, critical=n < critical)
            for n, _ in enumerate(given_levels)
        )
    )
    return judge(instrument, levels(**{f"q{n}": x for n, x in enumerate(given_levels)})).outcome


@pytest.mark.parametrize(
    ("given_levels", "critical", "expected"),
    [
        ([3] * 10, 0, CONFORM),
        ([3] * 9 + [2], 0, CONFORM),
        ([3] * 8 + [2] * 2, 0, CONFORM_WITH_OBSERVATIONS),
        ([3] * 19 + [1], 0, CONFORM_WITH_OBSERVATIONS),
        ([2] * 10, 0, CONFORM_WITH_OBSERVATIONS),
        ([1] * 2 + [4] * 8, 0, CONFORM_WITH_OBSERVATIONS),
        ([1] * 3 + [4] * 7, 0, NON_CONFORM),
        ([1] + [4] * 9, 1, NON_CONFORM),
        ([2] + [4] * 9, 1, CONFORM),
        ([None] + [4] * 9, 1, CONFORM),
        ([None, 1, 4, 4, 4], 0, NON_CONFORM),
        ([None] * 3, 0, None),
        ([], 0, None),
    ],
)
def test_verdicts_add_up_to_an_outcome(
    given_levels: list[int | None], critical: int, expected: str | None
) -> None:
    assert outcome(*given_levels, critical=critical) == expected


def test_missing_answers_do_not_conform() -> None:
    result = judge(flat(a_question("a", control=True), a_question("b", control=True)), levels(a=4))
    assert [(row.question, row.verdict) for row in result.verdicts] == [
        ("a", CONFORM),
        ("b", NON_CONFORM),
    ]
    assert result.outcome == NON_CONFORM
    assert (result.count(CONFORM), result.count(NON_CONFORM), result.count(OBSERVATION)) == (
        1,
        1,
        0,
    )


def test_questions_outside_the_control_do_not_count() -> None:
    result = judge(flat(a_question("a", critical=True)), {"a": Given(0)})
    assert (result.outcome, result.verdicts) == (None, ())


def test_every_code_has_its_words() -> None:
    assert set(VERDICT_LABELS) == {CONFORM, OBSERVATION, NON_CONFORM}
    assert set(OUTCOME_LABELS) == {CONFORM, CONFORM_WITH_OBSERVATIONS, NON_CONFORM}
