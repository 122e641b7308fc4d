"""A number with its unit; bands say which level it is worth."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.question_kinds.details import (
    Band,
    Details,
    Say,
    plain_number,
    written,
)
from selfassessment.rules.question_kinds.numerals import read_number
from selfassessment.rules.question_kinds.seams import Asked, Reads
from selfassessment.rules.question_kinds.unusable import Unusable
from selfassessment.rules.vocabulary import LEVELS, TOP_LEVEL

KEYS: tuple[str, ...] = ("bands",)
MORE: tuple[str, ...] = ("unit", "decimals", "most")
LABEL = noop("Number with bands")

_UNIT = 30
_MOST_DECIMALS = 6


def read(reader: Reads, place: str, fields: Mapping[str, object]) -> Details:
    """Return unit, decimals and bands: they begin one after another, each with its level."""
    bands = tuple(
        _band(reader, inner, item)
        for inner, item in reader.items(f"{place}.bands", fields["bands"])
    )
    if isinstance(fields["bands"], list | tuple):
        if not bands:
            reader.refuse(f"{place}.bands", noop("at least one band is needed"))
        if any(one.start >= then.start for one, then in pairwise(bands)):
            reader.refuse(f"{place}.bands", noop("each band has to begin after the one before it"))
    most = reader.optional_amount(f"{place}.most", fields["most"])
    if most is not None and bands and most <= bands[-1].start:
        reader.refuse(
            f"{place}.most", noop("the greatest number has to lie above where the last band begins")
        )
    return Details(
        unit=reader.optional_text(f"{place}.unit", fields["unit"], _UNIT),
        decimals=reader.whole(f"{place}.decimals", fields["decimals"], range(_MOST_DECIMALS + 1)),
        most=most,
        bands=bands,
    )


def _band(reader: Reads, place: str, value: object) -> Band:
    fields = reader.record(place, value, ("from", "level"))
    return Band(
        reader.amount(f"{place}.from", fields["from"]),
        reader.whole(f"{place}.level", fields["level"], LEVELS),
    )


def plain(question: Asked) -> dict[str, object]:
    """Return unit, decimals and bands."""
    details = question.details
    bands = [{"from": plain_number(band.start), "level": band.level} for band in details.bands]
    most = {} if details.most is None else {"most": plain_number(details.most)}
    return {"unit": details.unit, "decimals": details.decimals, "bands": bands, **most}


def take(question: Asked, level: int | None, value: str) -> tuple[int | None, str]:
    """Return the level of the band in which the number VALUE lies, and the number."""
    if not value.strip():
        if level is not None:
            raise Unusable(noop("Write a number."))
        return None, ""
    number = read_number(value, question.details.decimals)
    _check_range(question, number)
    return _level(question, number), written(number)


def credit(_question: Asked, level: int, _value: str) -> Fraction:
    """Return the share of the highest level that the band is worth."""
    return Fraction(level, TOP_LEVEL)


def words(question: Asked, level: int | None, value: str, _say: Say) -> str:
    """Write the number with its unit; what the control lowered, as its level."""
    if not value:
        return "" if level is None else str(level)
    shown = value.replace(".", ",")
    return f"{shown} {question.details.unit}".strip()


def reachable(question: Asked) -> tuple[int, ...]:
    """Return the levels of the bands."""
    return tuple(sorted({band.level for band in question.details.bands}))


def _check_range(question: Asked, number: Fraction) -> None:
    details = question.details
    if number < details.bands[0].start:
        least = written(details.bands[0].start)
        raise Unusable(noop("Write a number of %(least)s or more."), least=least)
    if details.most is not None and number > details.most:
        raise Unusable(noop("Write a number up to %(most)s."), most=written(details.most))


def _level(question: Asked, number: Fraction) -> int:
    return [band.level for band in question.details.bands if band.start <= number][-1]
