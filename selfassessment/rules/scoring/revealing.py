"""What is asked depends on what was answered: the questions that given answers reveal."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from selfassessment.rules.instrument import Condition, Instrument, Question
from selfassessment.rules.scoring.values import Given


def revealed(instrument: Instrument, answers: Mapping[str, Given]) -> Instrument:
    """Return INSTRUMENT without the questions whose condition does not hold with ANSWERS.

    What hangs on a question that is not asked is not asked either. Dimensions stay, even
    when empty. The same instrument comes back when nothing depends on anything.
    """
    if not (hidden := concealed(instrument, answers)):
        return instrument
    return replace(
        instrument,
        dimensions=tuple(
            replace(part, questions=tuple(q for q in part.questions if q.code not in hidden))
            for part in instrument.dimensions
        ),
    )


def concealed(instrument: Instrument, answers: Mapping[str, Given]) -> set[str]:
    """Return the codes of the questions that ANSWERS leave unasked."""
    asked = {question.code for question in instrument}
    hidden: set[str] = set()
    for question in instrument:
        condition = question.condition
        if condition is None:
            continue
        before = condition.question
        if before in hidden or before not in asked or not holds(condition, answers):
            hidden.add(question.code)
    return hidden


def sources(instrument: Instrument, questions: Iterable[Question]) -> set[str]:
    """Return the codes of the questions whose answers say whether QUESTIONS are asked."""
    known = {question.code: question for question in instrument}
    found: set[str] = set()
    for question in questions:
        at: Question | None = question
        while at is not None and at.condition is not None and at.condition.question not in found:
            found.add(at.condition.question)
            at = known.get(at.condition.question)
    return found


def holds(condition: Condition, answers: Mapping[str, Given]) -> bool:
    """Say whether CONDITION is fulfilled by what was answered to its question."""
    answer = answers.get(condition.question, Given())
    if answer.level is None:
        return False
    if condition.chosen:
        return condition.chosen in answer.value.split()
    return condition.at_least <= answer.level <= condition.at_most
