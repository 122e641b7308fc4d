"""What deserves a look before it is accepted."""

from fractions import Fraction

import pytest

from selfassessment.rules import control_risk
from selfassessment.rules.scoring.values import Given
from tests.selfassessment.rules.builders import a_question, flat, levels

QUESTION, CRITICAL = a_question("Q1"), a_question("Q2", critical=True)


@pytest.mark.parametrize(
    ("question", "answer", "before", "backed", "found"),
    [
        (QUESTION, Given(2), None, False, ()),
        (QUESTION, Given(3), None, True, ()),
        (QUESTION, Given(3), None, False, ("bare",)),
        (QUESTION, Given(4), Given(2), True, ("jump",)),
        (QUESTION, Given(3), Given(2), True, ()),
        (QUESTION, Given(0), Given(4), False, ()),
        (QUESTION, Given(4), Given(not_applicable=True), True, ()),
        (QUESTION, Given(not_applicable=True), Given(0), False, ("aside",)),
        (QUESTION, Given(), Given(0), False, ()),
        (CRITICAL, Given(1), None, True, ("critical",)),
        (CRITICAL, Given(4), Given(1), False, ("critical", "jump", "bare")),
    ],
)
def test_an_answer_bears_exactly_its_flags(question, answer, before, backed, found) -> None:
    assert control_risk.flags(question, answer, before=before, backed=backed) == found


def test_nothing_to_look_at_is_no_risk() -> None:
    risk = assess(Q1=2, Q2=1)
    assert (risk.points, risk.flags, risk.counts) == (0, {}, {})
    assert control_risk.level_of(risk.points) == "low"


def test_more_and_heavier_flags_weigh_more() -> None:
    one, two = assess(Q1=3, Q2=1), assess(Q1=3, Q2=3)
    assert 0 < one.points < two.points
    jumped = assess(before=levels(Q1=0, Q2=0), Q1=3, Q2=3)
    assert jumped.points > two.points
    assert jumped.points == 100
    assert jumped.counts == {"jump": 2, "bare": 2}
    assert jumped.flags == {"Q1": ("jump", "bare"), "Q2": ("jump", "bare")}


def test_much_set_aside_is_a_high_risk_at_least() -> None:
    calm = control_risk.assess(
        flat(QUESTION), levels(Q1=1), before={}, backed=(), na_share=Fraction(3, 10)
    )
    assert calm.points == 0
    risky = control_risk.assess(
        flat(QUESTION), levels(Q1=1), before={}, backed=(), na_share=Fraction(31, 100)
    )
    assert control_risk.level_of(risky.points) == "high"
    assert risky.counts == {"much_aside": 1}


def test_without_questions_there_is_no_risk() -> None:
    assert control_risk.assess(flat(), {}, before={}, backed=()).points == 0


@pytest.mark.parametrize(
    ("points", "level"), [(0, "low"), (9, "low"), (10, "medium"), (19, "medium"), (20, "high")]
)
def test_points_make_three_levels(points: int, level: str) -> None:
    assert control_risk.level_of(points) == level


def test_every_flag_and_level_has_its_words() -> None:
    assert set(control_risk.POINTS) < set(control_risk.FLAG_LABELS)
    assert set(control_risk.RISK_LABELS) == set(control_risk.RISK_TONES)


def assess(before=None, **given: int | None) -> control_risk.Risk:
    instrument = flat(QUESTION, a_question("Q2"))
    return control_risk.assess(instrument, levels(**given), before=before or {}, backed=())
