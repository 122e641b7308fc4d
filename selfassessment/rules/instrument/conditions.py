"""Questions that are asked only if others were answered so: read, and found sound or not."""

from collections.abc import Mapping

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.instrument.reading import ABSENT, Reader
from selfassessment.rules.instrument.structure import Applies, Condition, Instrument, Question
from selfassessment.rules.question_kinds import reachable
from selfassessment.rules.vocabulary import LEVELS, TOP_LEVEL, TOWN_HALL

_SPAN = ("at_least", "at_most", "chosen")


def read_condition(reader: Reader, place: str, value: object) -> Condition | None:
    """Return on what a question depends, or None."""
    if value is ABSENT:
        return None
    fields = reader.record(place, value, ("question",), _SPAN)
    return Condition(
        question=reader.text(f"{place}.question", fields["question"], 20),
        at_least=reader.whole(f"{place}.at_least", fields["at_least"], LEVELS),
        at_most=reader.whole(f"{place}.at_most", fields["at_most"], LEVELS, TOP_LEVEL),
        chosen=reader.optional_text(f"{place}.chosen", fields["chosen"], 20),
    )


def check_conditions(reader: Reader, instrument: Instrument) -> None:
    """Refuse conditions that go in circles, look ahead, or can never hold."""
    known = {question.code: question for question in instrument}
    order = {question.code: at for at, question in enumerate(instrument)}
    for number, dimension in enumerate(instrument.dimensions):
        for at, question in enumerate(dimension.questions):
            if question.condition is not None:
                place = f"dimensions[{number}].questions[{at}].condition"
                _check(reader, place, question, known, order)


def _check(
    reader: Reader,
    place: str,
    question: Question,
    known: Mapping[str, Question],
    order: Mapping[str, int],
) -> None:
    condition = question.condition
    if condition is None or not condition.question:
        return
    asked = known.get(condition.question)
    if asked is None:
        message = noop("the question “%(code)s” is not in this questionnaire")
        reader.refuse(f"{place}.question", message, code=condition.question)
    elif circle := _circle(question, known):
        message = noop("the conditions go in a circle: %(codes)s")
        reader.refuse(f"{place}.question", message, codes=" → ".join(circle))
    elif order[asked.code] > order[question.code]:
        message = noop("the question “%(code)s” comes later: it has to be answered before")
        reader.refuse(f"{place}.question", message, code=asked.code)
    elif not _can_hold(condition, asked):
        message = noop("no answer to “%(code)s” fulfils this: the question would never be asked")
        reader.refuse(place, message, code=asked.code)
    elif not _meet(question.applies, asked.applies):
        message = noop("nobody is asked both this and “%(code)s”: it would never be asked")
        reader.refuse(place, message, code=asked.code)


def _circle(question: Question, known: Mapping[str, Question]) -> list[str]:
    """Return the way from QUESTION back to itself; empty when there is none."""
    way, code = [question.code], question.condition.question if question.condition else ""
    while code in known and code not in way:
        way.append(code)
        then = known[code].condition
        code = then.question if then else ""
    return [*way, code] if code == question.code else []


def _can_hold(condition: Condition, asked: Question) -> bool:
    if condition.chosen:
        return condition.chosen in {option.code for option in asked.details.options}
    return any(condition.at_least <= level <= condition.at_most for level in reachable(asked))


def _meet(one: Applies, other: Applies) -> bool:
    """Say whether some body is asked both."""
    kinds = one.kinds & other.kinds
    if kinds - {TOWN_HALL}:
        return True
    return bool(kinds) and (not one.bands or not other.bands or bool(one.bands & other.bands))
