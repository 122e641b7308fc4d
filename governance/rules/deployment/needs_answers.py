"""Answers to the questionnaire of needs: what is one, and what follows from them."""

from collections.abc import Iterator, Mapping, Sequence

from eset_portal.common.rules.i18n import noop
from governance.rules.deployment.needs import CHOICE, NUMBER, SEVERAL, Option, Question

MOST = 100_000
LONGEST = 2000
NOTHING = "nothing"

MISSING = noop("This question has no answer yet.")
NO_NUMBER = noop("Write a whole number, 0 or more.")
NO_OPTION = noop("Choose among the answers offered.")
EITHER_OR = noop("“Nothing” cannot be chosen beside something.")
TOO_LONG = noop("Write at most 2,000 characters.")

Answer = str | int | list[str]
Answers = Mapping[str, Answer]


def problem(question: Question, answer: Answer | None) -> str:
    """Return why ANSWER cannot be one to QUESTION, as an English sentence; "" when it can."""
    if answer is None or answer in ("", []):
        return MISSING if question.required else ""
    if question.kind == NUMBER:
        return "" if isinstance(answer, int) and 0 <= answer <= MOST else NO_NUMBER
    codes = {option.code for option in question.options}
    if question.kind == CHOICE:
        return "" if isinstance(answer, str) and answer in codes else NO_OPTION
    if question.kind == SEVERAL:
        return _problem_of_several(codes, answer)
    return "" if isinstance(answer, str) and len(answer) <= LONGEST else TOO_LONG


def problems(questions: Sequence[Question], answers: Answers) -> dict[str, str]:
    """Return what is wrong with ANSWERS, by the code of the question; empty when all is well."""
    found = {row.code: problem(row, answers.get(row.code)) for row in questions}
    return {code: text for code, text in found.items() if text}


def chosen(question: Question, answers: Answers) -> list[Option]:
    """Return the options of QUESTION that ANSWERS choose, in the order of the table."""
    answer = answers.get(question.code)
    codes = answer if isinstance(answer, list) else [answer]
    return [option for option in question.options if option.code in codes]


def needs(questions: Sequence[Question], answers: Answers) -> list[str]:
    """Return what follows from ANSWERS, as English sentences, each once."""
    return list(dict.fromkeys(_needs(questions, answers)))


def _needs(questions: Sequence[Question], answers: Answers) -> Iterator[str]:
    for question in questions:
        for option in chosen(question, answers):
            if option.need:
                yield option.need


def _problem_of_several(codes: set[str], answer: Answer) -> str:
    if not isinstance(answer, list) or not codes.issuperset(answer):
        return NO_OPTION
    return EITHER_OR if NOTHING in answer and len(answer) > 1 else ""
