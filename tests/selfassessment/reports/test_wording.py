"""Scores in words: figures of each language, degrees, limits, steps, control."""

from fractions import Fraction

import pytest
from django.utils.translation import override

from selfassessment.reports import wording
from selfassessment.rules.scoring import control as controls
from selfassessment.rules.scoring.blockers import next_steps
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given
from tests.selfassessment.rules.builders import a_question, flat, levels

CRITICAL = flat(a_question("A", critical=True), a_question("B", 9))
PLAIN = flat(a_question("A", control=True), a_question("B", control=True))


@pytest.mark.parametrize(("language", "written"), [("ca", "63,5"), ("es", "63,5"), ("en", "63.5")])
def test_a_number_is_written_as_its_language_does(language: str, written: str) -> None:
    with override(language):
        assert wording.number(Fraction(6345, 100)) == written


def test_a_score_is_one_figure_an_interval_or_nothing() -> None:
    with override("en"):
        assert wording.score(Fraction(50), Fraction(50)) == "50.0"
        assert wording.score(Fraction(25), Fraction(75)) == "25.0–75.0"
        assert wording.score(None, None) == "Not applicable"


def test_a_fingerprint_is_grouped_to_be_read_aloud() -> None:
    assert wording.fingerprint("9f2c71aa04deffff") == "9f2c 71aa 04de"


def test_a_level_says_its_number_or_why_there_is_none() -> None:
    with override("en"):
        found = [wording.level(one) for one in (Given(3), Given(not_applicable=True), Given())]

    assert [(one.number, one.words) for one in found] == [(3, "3"), (None, "N/A"), (None, "—")]


def test_the_mark_says_how_far_the_next_degree_is() -> None:
    with override("en"):
        mark = wording.mark(score(PLAIN, levels(A=2, B=3)))

    assert mark.score == "62.5"
    assert mark.sentence == "17.5 points short of Consolidated."
    assert [step.is_own for step in mark.scale] == [False, False, False, True, False]
    assert [step.span for step in mark.scale][-1] == "80–100"
    assert not mark.is_provisional


def test_the_highest_degree_is_said_to_be_so() -> None:
    with override("en"):
        assert wording.mark(score(PLAIN, levels(A=4, B=4))).sentence == "It is the highest degree."


def test_a_limited_degree_tells_the_one_it_would_be() -> None:
    answers = levels(A=1, B=4)
    result = score(CRITICAL, answers)
    with override("en"):
        mark, (cap,) = wording.mark(result), wording.caps(CRITICAL, answers, result)

    assert (mark.degree, mark.uncapped_degree) == ("Being rolled out", "Consolidated")
    assert mark.sentence == "One critical answer limits it; without it, Consolidated."
    assert (cap.code, cap.reason) == ("A", "level 1, level 2 is needed")


def test_a_critical_answer_that_limits_nothing_is_not_listed() -> None:
    answers = levels(A=1, B=1)

    assert wording.caps(CRITICAL, answers, score(CRITICAL, answers)) == ()


def test_while_answers_are_missing_the_mark_is_a_provisional_interval() -> None:
    with override("en"):
        mark = wording.mark(score(PLAIN, levels(A=4)))

    assert mark.is_provisional
    assert mark.score == "50.0–100.0"
    assert mark.sentence == "Provisional: 1 of 2 answers are missing."


def test_where_nothing_applies_there_is_no_degree() -> None:
    with override("en"):
        mark = wording.mark(score(PLAIN, levels(A=None, B=None)))

    assert (mark.score, mark.degree, mark.sentence) == ("Not applicable", "Not applicable", "")
    assert not any(step.is_own or step.is_reached for step in mark.scale)


def test_the_way_ahead_lifts_the_limit_first() -> None:
    answers = levels(A=1, B=3)
    way = next_steps(CRITICAL, answers, score(CRITICAL, answers))
    with override("en"):
        ahead = wording.ahead(CRITICAL, way)

    assert ahead is not None
    first = ahead.steps[0]
    assert ahead.degree == "In place"
    assert (first.code, first.change, first.effect) == (
        "A",
        "from level 1 to 2",
        "lifts the limit",
    )
    assert [tag.label for tag in first.tags] == ["critical"]


def test_what_each_step_adds_is_said() -> None:
    answers = levels(A=2, B=3)
    with override("en"):
        ahead = wording.ahead(PLAIN, next_steps(PLAIN, answers, score(PLAIN, answers)))

    assert ahead is not None
    assert {step.effect for step in ahead.steps} == {"+12.5"}
    assert "2 changes" in ahead.sentence


def test_above_the_top_there_is_nothing_ahead() -> None:
    answers = levels(A=4, B=4)

    assert wording.ahead(PLAIN, next_steps(PLAIN, answers, score(PLAIN, answers))) is None


def test_the_control_counts_judges_and_remarks() -> None:
    answers = levels(A=1, B=3)
    with override("en"):
        found = wording.control(
            PLAIN, answers, controls.judge(PLAIN, answers), {"A": "Only a draft."}
        )

    assert found is not None
    assert [int(count) for _label, count in found.counts] == [1, 0, 1]
    assert [(row.code, row.result.tone, row.remark) for row in found.rows] == [
        ("A", "bad", "Only a draft."),
        ("B", "good", ""),
    ]


def test_without_questions_to_control_there_is_no_control() -> None:
    judged = controls.judge(CRITICAL, levels(A=2, B=2))

    assert wording.control(CRITICAL, levels(A=2, B=2), judged, {}) is None
