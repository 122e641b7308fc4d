"""Which answer of an earlier campaign belongs to which question of a later one."""

from collections.abc import Mapping

from selfassessment.rules import question_kinds
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.scoring.values import Given


def origins(now: Instrument, then: Instrument) -> Mapping[str, str]:
    """Return, by the code of each question of NOW, the code of that of THEN it came from.

    A question is the same when its code and kind are. This is the one place that knows: a
    declared migration between two versions is looked up here.
    """
    past = {question.code: question.kind for question in then}
    return {
        question.code: question.code for question in now if past.get(question.code) == question.kind
    }


def fits(question: Question, value: Given) -> bool:
    """Say whether VALUE, given to its forerunner, may be offered as the answer to QUESTION."""
    if value.not_applicable:
        return question.allows_na
    try:
        kept = question_kinds.take(question, value.level, value.value)
    except question_kinds.Unusable:
        return False
    return kept != (None, "")
