"""How the cells of a workbook say an answer, and how they are read back."""

import re

from eset_portal.common.rules.i18n import noop
from selfassessment.rules import question_kinds
from selfassessment.rules.instrument import Question
from selfassessment.rules.question_kinds import Unusable
from selfassessment.rules.question_kinds.choices import NONE, NONE_WORDS
from selfassessment.rules.question_kinds.details import Say
from selfassessment.rules.question_kinds.yes_no import NO, YES
from selfassessment.rules.round_trip.three_way import Said
from selfassessment.rules.vocabulary import TOP_LEVEL

BESIDE = " · "
SET_ASIDE = noop("Not applicable")
_LEVEL = re.compile(r"([0-4])(\s*·.*)?", re.DOTALL)


def options(question: Question, say: Say) -> list[str]:
    """Return what may be chosen as the answer to QUESTION; only N/A, or none, where one writes."""
    known = {
        "level": [f"{level}{BESIDE}{text}" for level, text in enumerate(question.levels)],
        "yes_no": [say(YES), say(NO)],
    }.get(question.kind, [])
    return [*known, *([say(SET_ASIDE)] if question.allows_na else [])]


def is_list(question: Question) -> bool:
    """Say whether an answer to QUESTION is chosen from a list, not written."""
    return question.kind in {"level", "yes_no"}


def written(question: Question, said: Said, say: Say) -> str:
    """Return what the cell of the answer says."""
    if said.not_applicable:
        return say(SET_ASIDE)
    if question.kind == "choices" and said.value:
        return _chosen(question, said.value, say)
    if said.level is None or said.value:
        return said.value
    if question.kind == "level":
        return options(question, say)[said.level]
    return question_kinds.words(question, said.level, said.value, say)


def _chosen(question: Question, value: str, say: Say) -> str:
    """Return the codes in VALUE, one a line, each with what it stands for beside it."""
    titles = {option.code: option.text for option in question.details.options}
    titles[NONE] = say(NONE_WORDS)
    return "\n".join(
        f"{code}{BESIDE}{' '.join(titles[code].split())}" if code in titles else code
        for code in value.split()
    )


def _codes(typed: str) -> str:
    """Return the codes in TYPED, with or without what they stand for beside them."""
    return " ".join(line.partition(BESIDE)[0].strip() for line in typed.splitlines())


def read(question: Question, cell: str, say: Say) -> Said:
    """Return the answer that CELL says, without reason and comment; raise Unusable if none."""
    typed = cell.strip()
    if typed.casefold() == say(SET_ASIDE).casefold():
        return Said(not_applicable=True)
    level, value = _parts(question, typed, say)
    kept, value = question_kinds.take(question, level, value)
    return Said(level=kept, value=value)


def _parts(question: Question, typed: str, say: Say) -> tuple[int | None, str]:
    if question.kind == "choices":
        return None, _codes(typed)
    if not typed or not is_list(question):
        return None, typed
    if question.kind == "yes_no":
        known = {say(YES).casefold(): TOP_LEVEL, say(NO).casefold(): 0}
        if typed.casefold() not in known:
            raise Unusable(noop("Choose yes or no."))
        return known[typed.casefold()], ""
    found = _LEVEL.fullmatch(typed)
    if found is None:
        raise Unusable(noop("Choose one of the levels from 0 to 4."))
    return int(found[1]), ""
