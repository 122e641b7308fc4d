"""Numbers as people write them here."""

import re
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.question_kinds.unusable import Unusable

_GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,12}(?:[.,]([0-9]{1,6}))?", re.ASCII)


def read_number(value: str, decimals: int) -> Fraction:
    """Read VALUE as it is written here: comma or point for decimals, points for thousands.

    Raise Unusable when it is no number, or has more than so many DECIMALS.
    """
    typed = value.strip().replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    if _GROUPED.fullmatch(typed) and (decimals < 3 or "," in typed):  # noqa: PLR2004  # thousands
        typed = typed.replace(".", "")
    found = _NUMBER.fullmatch(typed)
    if not found:
        raise Unusable(noop("Write a number of 0 or more, like 1250 or 12,5."))
    if len((found[1] or "").rstrip("0")) > decimals:
        if decimals:
            raise Unusable(noop("Write it with at most %(decimals)d decimals."), decimals=decimals)
        raise Unusable(noop("Write a whole number, without decimals."))
    return Fraction(typed.replace(",", "."))
