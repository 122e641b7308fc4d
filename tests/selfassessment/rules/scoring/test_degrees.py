"""Degrees follow from the unrounded score; critical questions hold them back."""

from fractions import Fraction

import pytest

from selfassessment.rules.scoring.degrees import (
    BY_CODE,
    DEGREES,
    capped,
    caps,
    degree_of,
    next_degree,
)
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given
from tests.selfassessment.rules.builders import a_question, flat, levels

HAIR = Fraction(1, 10**30)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (Fraction(0), "no_iniciat"),
        (20 - HAIR, "no_iniciat"),
        (Fraction(20), "inicial"),
        (40 - HAIR, "inicial"),
        (Fraction(40), "en_desplegament"),
        (60 - HAIR, "en_desplegament"),
        (Fraction(60), "implantat"),
        (80 - HAIR, "implantat"),
        (Fraction(80), "consolidat"),
        (Fraction(100), "consolidat"),
    ],
)
def test_a_degree_begins_exactly_at_its_floor(value: Fraction, code: str) -> None:
    assert degree_of(value) is BY_CODE[code]


def test_without_score_there_is_no_degree() -> None:
    assert degree_of(None) is None
    assert capped(None, ["a"]) is None


@pytest.mark.parametrize(
    ("code", "held"),
    [
        ("no_iniciat", "no_iniciat"),
        ("inicial", "inicial"),
        ("en_desplegament", "en_desplegament"),
        ("implantat", "en_desplegament"),
        ("consolidat", "en_desplegament"),
    ],
)
def test_the_cap_lowers_only_what_is_above_it(code: str, held: str) -> None:
    assert capped(BY_CODE[code], ["a"]) is BY_CODE[held]
    assert capped(BY_CODE[code], []) is BY_CODE[code]


@pytest.mark.parametrize(
    ("answer", "caps_it"),
    [
        (Given(0), True),
        (Given(1), True),
        (Given(2), False),
        (Given(4), False),
        (Given(), True),
        (Given(not_applicable=True), False),
    ],
)
def test_a_critical_question_caps_under_level_2(answer: Given, caps_it: bool) -> None:
    instrument = flat(a_question("a", critical=True), a_question("b", 99))
    answers = {"a": answer, "b": Given(4)}
    result = score(instrument, answers)
    assert result.caps == (("a",) if caps_it else ())
    assert result.uncapped_degree is BY_CODE["consolidat"]
    assert result.degree is BY_CODE["en_desplegament" if caps_it else "consolidat"]


def test_only_critical_questions_cap_and_all_of_them_are_listed() -> None:
    instrument = flat(
        a_question("a"), a_question("b", critical=True), a_question("c", critical=True)
    )
    assert caps(instrument, levels(a=0, b=1, c=0)) == ("b", "c")
    assert caps(instrument, levels(a=0, c=4)) == ("b",)


def test_what_is_missing_does_not_cap_the_best_that_may_come() -> None:
    instrument = flat(a_question("a", critical=True), a_question("b", critical=True))
    assert score(instrument, levels(a=4)).high_degree is BY_CODE["consolidat"]
    assert score(instrument, levels(a=1)).high_degree is BY_CODE["en_desplegament"]


def test_the_next_degree_is_the_one_above() -> None:
    following = [next_degree(degree) for degree in DEGREES]
    assert following == [*DEGREES[1:], None]
