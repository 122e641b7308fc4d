"""Several choices: each brings points, and the share of all points is the credit."""

import re
from collections.abc import Mapping
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.question_kinds.details import (
    Details,
    Option,
    Say,
    plain_number,
)
from selfassessment.rules.question_kinds.seams import Asked, Reads
from selfassessment.rules.question_kinds.unusable import Unusable
from selfassessment.rules.vocabulary import TOP_LEVEL

KEYS: tuple[str, ...] = ("options",)
MORE: tuple[str, ...] = ()
LABEL = noop("Several choices")

# Chosen when no option holds: that is an answer, and not the same as none.
NONE = "-"
NONE_WORDS = noop("None of these")

_CODE = re.compile(r"[a-z0-9][a-z0-9_]{0,19}", re.ASCII)
_TEXT = 300
_MOST = 30


def read(reader: Reads, place: str, fields: Mapping[str, object]) -> Details:
    """Return the options, each with its own code and its points."""
    options = tuple(
        _option(reader, inner, item)
        for inner, item in reader.items(f"{place}.options", fields["options"])
    )
    if isinstance(fields["options"], list | tuple):
        if not 1 < len(options) <= _MOST:
            reader.refuse(f"{place}.options", noop("from 2 to %(most)d are expected"), most=_MOST)
        reader.unique(f"{place}.options", [option.code for option in options])
        if options and not sum((option.points for option in options), Fraction(0)):
            reader.refuse(f"{place}.options", noop("at least one option has to bring points"))
    return Details(options=options)


def _option(reader: Reads, place: str, value: object) -> Option:
    fields = reader.record(place, value, ("code", "text", "points"))
    return Option(
        reader.pattern(f"{place}.code", fields["code"], _CODE),
        reader.text(f"{place}.text", fields["text"], _TEXT),
        reader.amount(f"{place}.points", fields["points"]),
    )


def plain(question: Asked) -> dict[str, object]:
    """Return the options."""
    return {
        "options": [
            {"code": option.code, "text": option.text, "points": plain_number(option.points)}
            for option in question.details.options
        ]
    }


def take(question: Asked, level: int | None, value: str) -> tuple[int | None, str]:
    """Return the codes in VALUE, in the order of the question, and the level they are worth."""
    chosen = set(value.split())
    if not chosen:
        if level is not None:
            raise Unusable(noop("Choose what holds, or “None of these”."))
        return None, ""
    if NONE in chosen and len(chosen) > 1:
        raise Unusable(noop("Choose options or “None of these”, not both."))
    known = [option.code for option in question.details.options]
    if chosen - {NONE, *known}:
        raise Unusable(noop("Choose among the options of this question."))
    kept = " ".join(code for code in (*known, NONE) if code in chosen)
    share = credit(question, 0, kept)
    return int(TOP_LEVEL * share), kept


def credit(question: Asked, _level: int, value: str) -> Fraction:
    """Return the share of all points that the chosen options bring."""
    chosen = set(value.split())
    options = question.details.options
    total = sum((option.points for option in options), Fraction(0))
    got = sum((option.points for option in options if option.code in chosen), Fraction(0))
    return got / total if total else Fraction(0)


def words(question: Asked, level: int | None, value: str, say: Say) -> str:
    """Write the chosen options; what the control lowered, as its level."""
    if not value:
        return "" if level is None else str(level)
    if value == NONE:
        return say(NONE_WORDS)
    chosen = set(value.split())
    return "; ".join(option.text for option in question.details.options if option.code in chosen)


def reachable(_question: Asked) -> tuple[int, ...]:
    """Return all levels: what is chosen may be worth any of them, and parts of them."""
    return tuple(range(TOP_LEVEL + 1))
