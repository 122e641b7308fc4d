"""Answers are kept only when they are whole and justified."""

import pytest

from selfassessment.rules.answer_rules import AnswerRefused, check
from selfassessment.rules.instrument import Question
from tests.selfassessment.rules.builders import a_question

FREE = a_question("a")
STRICT = a_question("b", allows_na=False)
REASON = "We have no registry of our own."


@pytest.mark.parametrize("level", [0, 1, 2, 3, 4, None])
@pytest.mark.parametrize("question", [FREE, STRICT])
def test_a_level_or_nothing_is_accepted(level: int | None, question: Question) -> None:
    check(question, level=level, not_applicable=False, reason=" ", comment="x" * 4000)


@pytest.mark.parametrize("reason", [REASON, "x" * 10, "x" * 1000, "  ten letter "])
def test_not_applicable_is_accepted_with_a_reason(reason: str) -> None:
    check(FREE, level=None, not_applicable=True, reason=reason, comment="")


@pytest.mark.parametrize(
    ("level", "not_applicable", "reason", "comment", "place"),
    [
        (5, False, "", "", "level"),
        (-1, False, "", "", "level"),
        (True, False, "", "", "level"),
        ("3", False, "", "", "level"),
        (2.0, False, "", "", "level"),
        (0, True, REASON, "", "level"),
        (3, False, REASON, "", "reason"),
        (None, False, "x", "", "reason"),
        (None, True, "", "", "reason"),
        (None, True, "123456789", "", "reason"),
        (None, True, "  123456789  ", "", "reason"),
        (None, True, "x" * 1001, "", "reason"),
        (3, False, "", "x" * 4001, "comment"),
        (None, True, REASON, "x" * 4001, "comment"),
    ],
)
def test_a_faulty_answer_is_refused_at_its_field(
    level: object, not_applicable: bool, reason: str, comment: str, place: str
) -> None:
    with pytest.raises(AnswerRefused) as caught:
        check(FREE, level=level, not_applicable=not_applicable, reason=reason, comment=comment)
    assert caught.value.place == place


def test_a_question_that_everybody_answers_cannot_be_set_aside() -> None:
    with pytest.raises(AnswerRefused) as caught:
        check(STRICT, level=None, not_applicable=True, reason=REASON, comment="")
    assert caught.value.place == "not_applicable"


def test_the_message_keeps_its_number_apart_for_translation() -> None:
    with pytest.raises(AnswerRefused) as caught:
        check(FREE, level=None, not_applicable=True, reason="no", comment="")
    assert "%(limit)d" in caught.value.message
    assert caught.value.params == {"limit": 10}
    assert "10 characters" in str(caught.value)
    assert caught.value.status == 422
