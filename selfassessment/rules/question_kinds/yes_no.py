"""Yes or no: yes is level 4, no is level 0."""

from collections.abc import Mapping
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.question_kinds.details import PLAIN, Details, Say
from selfassessment.rules.question_kinds.seams import Asked, Reads
from selfassessment.rules.question_kinds.unusable import Unusable
from selfassessment.rules.vocabulary import TOP_LEVEL

KEYS: tuple[str, ...] = ()
MORE: tuple[str, ...] = ()
LABEL = noop("Yes or no")

YES, NO = noop("Yes"), noop("No")


def read(_reader: Reads, _place: str, _fields: Mapping[str, object]) -> Details:
    """Return nothing more: there is nothing to describe."""
    return PLAIN


def plain(_question: Asked) -> dict[str, object]:
    """Return nothing more."""
    return {}


def take(_question: Asked, level: int | None, value: str) -> tuple[int | None, str]:
    """Return LEVEL, which is 0 or 4, and no value."""
    if value or level not in {None, 0, TOP_LEVEL} or isinstance(level, bool):
        raise Unusable(noop("Choose yes or no."))
    return level, ""


def credit(_question: Asked, level: int, _value: str) -> Fraction:
    """Return 1 for yes and 0 for no; a control may have lowered it to something between."""
    return Fraction(level, TOP_LEVEL)


def words(_question: Asked, level: int | None, _value: str, say: Say) -> str:
    """Write yes or no; what the control put between them, as its level."""
    known = {None: "", 0: NO, TOP_LEVEL: YES}
    return (known[level] and say(known[level])) if level in known else str(level)


def reachable(_question: Asked) -> tuple[int, ...]:
    """Return the levels of no and yes."""
    return (0, TOP_LEVEL)
