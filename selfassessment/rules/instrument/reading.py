"""Read plain values one by one, and remember every fault with its place."""

import re
from collections.abc import Collection, Mapping
from fractions import Fraction

from eset_portal.common.rules.i18n import noop
from selfassessment.rules.instrument.problems import InvalidInstrument, Problem

# Stands for a value whose absence has been reported already.
ABSENT = object()

_WEIGHT = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?", re.ASCII)
_HEAVIEST = 999_999
_AMOUNT = noop("a number from 0 to %(heaviest)d with at most six decimals is expected here")


class Reader:
    """Turn plain values into checked ones; what is wrong is gathered, and a blank returned."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def refuse(self, place: str, message: str, **params: str | int) -> None:
        """Remember that what stands at PLACE is wrong."""
        self.problems.append(Problem(place, message, params))

    def close(self) -> None:
        """Raise InvalidInstrument when anything was wrong."""
        if self.problems:
            raise InvalidInstrument(self.problems)

    def record(
        self, place: str, value: object, required: Collection[str], optional: Collection[str] = ()
    ) -> dict[str, object]:
        """Return VALUE as a mapping that has exactly the known keys; absent ones are ABSENT."""
        if not isinstance(value, Mapping):
            if value is not ABSENT:
                self.refuse(place, noop("a group of named values is expected here"))
            value = dict.fromkeys(required, ABSENT)
        for key in value:
            if key not in required and key not in optional:
                self.refuse(_under(place, str(key)), noop("this name is not known here"))
        for key in required:
            if key not in value:
                self.refuse(_under(place, key), noop("this value is missing"))
        return {key: value.get(key, ABSENT) for key in (*required, *optional)}

    def items(self, place: str, value: object) -> list[tuple[str, object]]:
        """Return the members of a list, each with its own place."""
        if isinstance(value, list | tuple):
            return [(f"{place}[{position}]", item) for position, item in enumerate(value)]
        if value is not ABSENT:
            self.refuse(place, noop("a list is expected here"))
        return []

    def text(self, place: str, value: object, limit: int) -> str:
        """Return a text of 1 to LIMIT characters."""
        if value is ABSENT:
            return ""
        if not isinstance(value, str):
            self.refuse(place, noop("a text is expected here; put it between quotation marks"))
            return ""
        if not value.strip():
            self.refuse(place, noop("this text is empty"))
        elif len(value) > limit:
            self.refuse(place, noop("at most %(limit)d characters fit here"), limit=limit)
        return value

    def pattern(self, place: str, value: object, pattern: re.Pattern[str]) -> str:
        """Return a code that has the form of PATTERN."""
        code = self.text(place, value, 40)
        if code.strip() and not pattern.fullmatch(code):
            self.refuse(place, noop("“%(code)s” does not have the form of a code"), code=code[:40])
        return code

    def member(self, place: str, value: object, known: Collection[str]) -> str:
        """Return a word that is among those KNOWN."""
        word = self.text(place, value, 40)
        if word.strip() and word not in known:
            self.refuse(place, noop("“%(word)s” is not known"), word=word[:40])
        return word

    def unique(self, place: str, values: Collection[str]) -> None:
        """Remember each value that stands twice in the list at PLACE."""
        for value in sorted({value for value in values if list(values).count(value) > 1}):
            if value:
                self.refuse(place, noop("“%(word)s” stands here twice"), word=value)

    def flag(self, place: str, value: object, *, default: bool) -> bool:
        """Return yes or no, or DEFAULT when absent."""
        if value is ABSENT:
            return default
        if not isinstance(value, bool):
            self.refuse(place, noop("true or false is expected here"))
            return default
        return value

    def weight(self, place: str, value: object) -> Fraction:
        """Return a weight of 0 or more, exactly: a whole number or a decimal between quotes."""
        message = noop("a weight is a number from 0 to %(heaviest)d with at most six decimals")
        return self.amount(place, value, message)

    def amount(self, place: str, value: object, message: str = _AMOUNT) -> Fraction:
        """Return a number of 0 or more, exactly; MESSAGE says what is expected."""
        if value is ABSENT:
            return Fraction(0)
        if isinstance(value, int) and not isinstance(value, bool):
            if 0 <= value <= _HEAVIEST:
                return Fraction(value)
        elif isinstance(value, str) and _WEIGHT.fullmatch(value):
            return Fraction(value)
        self.refuse(place, message, heaviest=_HEAVIEST)
        return Fraction(0)

    def optional_amount(self, place: str, value: object) -> Fraction | None:
        """Return a number of 0 or more, or None when absent."""
        return None if value is ABSENT else self.amount(place, value)

    def optional_text(self, place: str, value: object, limit: int) -> str:
        """Return a text of at most LIMIT characters; it may be empty or absent."""
        return "" if value is ABSENT or value == "" else self.text(place, value, limit)

    def whole(self, place: str, value: object, allowed: range, default: int = 0) -> int:
        """Return a whole number that is ALLOWED, or DEFAULT when absent."""
        if value is ABSENT:
            return default
        if isinstance(value, int) and not isinstance(value, bool) and value in allowed:
            return value
        self.refuse(
            place,
            noop("a whole number from %(least)d to %(most)d is expected here"),
            least=allowed[0],
            most=allowed[-1],
        )
        return default


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
