"""A text: it informs, and weighs nothing."""

from collections.abc import Mapping
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.question_kinds.details import PLAIN, Details, Say
from selfassessment.rules.question_kinds.seams import Asked, Reads
from selfassessment.rules.question_kinds.unusable import Unusable

KEYS: tuple[str, ...] = ()
MORE: tuple[str, ...] = ()
LABEL = noop("Text")

LONGEST = 4000


def read(_reader: Reads, _place: str, _fields: Mapping[str, object]) -> Details:
    """Return nothing more."""
    return PLAIN


def plain(_question: Asked) -> dict[str, object]:
    """Return nothing more."""
    return {}


def take(_question: Asked, level: int | None, value: str) -> tuple[int | None, str]:
    """Return the text without the blanks around it; it has no level."""
    if level is not None:
        raise Unusable(noop("This question is answered with a text."))
    kept = value.strip()
    if len(kept) > LONGEST:
        raise Unusable(noop("The text has more than %(limit)d characters."), limit=LONGEST)
    return None, kept


def credit(_question: Asked, _level: int, _value: str) -> Fraction:
    """Return 0: a text only informs."""
    return Fraction(0)


def words(_question: Asked, _level: int | None, value: str, _say: Say) -> str:
    """Write the text itself."""
    return value


def reachable(_question: Asked) -> tuple[int, ...]:
    """Return none: a text only informs."""
    return ()
