"""The questionnaire of needs: who is asked what, what is an answer, what follows from it."""

import pytest

from governance.rules import entity_kinds
from governance.rules.deployment import needs, needs_answers
from governance.rules.deployment.needs import CHOICE, NUMBER, SEVERAL, Question
from governance.rules.deployment.needs_answers import Answer
from tests.governance.deployment.making import NEEDS

BY_CODE = {question.code: question for question in needs.QUESTIONS}


@pytest.mark.parametrize(
    ("kind", "band", "asked", "spared"),
    [
        ("ajuntament", "T1", {"secretary"}, {"departments", "lent", "serves"}),
        ("ajuntament", "T5", {"secretary", "departments"}, {"lent", "serves"}),
        ("consell_comarcal", "", {"serves", "departments"}, {"secretary", "lent"}),
        ("patronat", "", {"lent"}, {"secretary", "serves", "departments"}),
        ("emd", "", {"lent", "secretary"}, {"serves"}),
    ],
)
def test_each_kind_and_size_is_asked_what_concerns_it(
    kind: str, band: str, asked: set[str], spared: set[str]
) -> None:
    codes = {question.code for question in needs.asked(kind, band)}
    assert asked <= codes
    assert not spared & codes


@pytest.mark.parametrize("kind", [kind.code for kind in entity_kinds.KINDS.values()])
def test_everybody_is_asked_about_telework_shared_work_and_training(kind: str) -> None:
    codes = {question.code for question in needs.asked(kind, "")}
    assert {"telework", "shared_work", "training", "connection", "manager"} <= codes


@pytest.mark.parametrize(
    ("code", "answer", "problem"),
    [
        ("staff", 0, ""),
        ("staff", 12, ""),
        ("staff", -1, needs_answers.NO_NUMBER),
        ("staff", "12", needs_answers.NO_NUMBER),
        ("staff", needs_answers.MOST + 1, needs_answers.NO_NUMBER),
        ("staff", None, needs_answers.MISSING),
        ("leader", "named", ""),
        ("leader", "the mayor", needs_answers.NO_OPTION),
        ("leader", ["named"], needs_answers.NO_OPTION),
        ("leader", "", needs_answers.MISSING),
        ("training", ["basics", "files"], ""),
        ("training", ["basics", "flying"], needs_answers.NO_OPTION),
        ("training", ["nothing"], ""),
        ("training", ["nothing", "basics"], needs_answers.EITHER_OR),
        ("training", [], needs_answers.MISSING),
        ("training", "basics", needs_answers.NO_OPTION),
        ("remarks", "", ""),
        ("remarks", "Tanquem a l’agost.", ""),
        ("remarks", "a" * 2001, needs_answers.TOO_LONG),
    ],
)
def test_an_answer_is_taken_or_refused_with_its_reason(
    code: str, answer: Answer | None, problem: str
) -> None:
    assert needs_answers.problem(BY_CODE[code], answer) == problem


def test_problems_come_by_question() -> None:
    asked = needs.asked("ajuntament", "T1")
    assert needs_answers.problems(asked, NEEDS) == {}
    wrong = {**NEEDS, "staff": -1, "leader": ""}
    assert set(needs_answers.problems(asked, wrong)) == {"staff", "leader"}


def test_needs_follow_from_answers_each_once() -> None:
    found = needs_answers.needs(needs.QUESTIONS, NEEDS)
    assert "Get a scanner for the place where paper arrives." in found
    assert "Write the protocol of telework and shared work." in found
    assert len(found) == len(set(found)) == 6
    twice = {"certificates": "some", "leader": "informal"}
    assert len(needs_answers.needs(needs.QUESTIONS, twice)) == 2


@pytest.mark.parametrize("question", needs.QUESTIONS, ids=lambda question: question.code)
def test_the_table_is_whole(question: Question) -> None:
    assert question.text.endswith("?")
    assert bool(question.options) == (question.kind in (CHOICE, SEVERAL))
    assert question.kind != NUMBER or question.required
    assert question.kinds <= set(entity_kinds.KINDS)
    codes = [option.code for option in question.options]
    assert len(codes) == len(set(codes))
