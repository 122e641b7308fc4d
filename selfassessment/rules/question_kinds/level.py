"""A level from 0 to 4, each with its description."""

from collections.abc import Mapping
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.question_kinds.details import PLAIN, Details, Say
from selfassessment.rules.question_kinds.seams import Asked, Reads
from selfassessment.rules.question_kinds.unusable import Unusable
from selfassessment.rules.vocabulary import LEVELS, TOP_LEVEL

KEYS: tuple[str, ...] = ("levels",)
MORE: tuple[str, ...] = ()
LABEL = noop("Level from 0 to 4")


def read(_reader: Reads, _place: str, _fields: Mapping[str, object]) -> Details:
    """Return nothing more: the five descriptions are a part of every question."""
    return PLAIN


def plain(question: Asked) -> dict[str, object]:
    """Return the five descriptions."""
    return {"levels": list(question.levels)}


def take(_question: Asked, level: int | None, value: str) -> tuple[int | None, str]:
    """Return LEVEL, from 0 to 4, and no value."""
    if value:
        raise Unusable(noop("Choose one of the levels from 0 to 4."))
    if level is not None and (isinstance(level, bool) or level not in LEVELS):
        raise Unusable(noop("Choose one of the levels from 0 to 4."))
    return level, ""


def credit(_question: Asked, level: int, _value: str) -> Fraction:
    """Return the share of the highest level."""
    return Fraction(level, TOP_LEVEL)


def words(question: Asked, level: int | None, _value: str, _say: Say) -> str:
    """Write the level with its description."""
    return "" if level is None else f"{level} · {question.levels[level]}"


def reachable(_question: Asked) -> tuple[int, ...]:
    """Return all levels."""
    return tuple(LEVELS)
