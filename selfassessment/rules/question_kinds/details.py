"""What is particular to a kind of question, and how numbers are written in it."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

_PLACES = 6

# Says in the reader's language what is marked for translation.
Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Band:
    """From START on, up to the next band, a number is worth LEVEL."""

    start: Fraction
    level: int


@dataclass(frozen=True, slots=True)
class Option:
    """One of several things that may be chosen, and the points it brings."""

    code: str
    text: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class Details:
    """Numbers have a UNIT, DECIMALS, perhaps a greatest value, and BANDS; choices have OPTIONS."""

    unit: str = ""
    decimals: int = 0
    most: Fraction | None = None
    bands: tuple[Band, ...] = ()
    options: tuple[Option, ...] = ()


PLAIN = Details()


def written(value: Fraction) -> str:
    """Write VALUE, which has at most six decimals, without needless zeros: "12.5"."""
    if value.denominator == 1:
        return str(value.numerator)
    whole, rest = divmod((abs(value) * 10**_PLACES).numerator, 10**_PLACES)
    return f"{'-' if value < 0 else ''}{whole}.{rest:06d}".rstrip("0")


def plain_number(value: Fraction) -> int | str:
    """Return VALUE as content keeps it: whole ones as numbers, others as decimals in text."""
    return value.numerator if value.denominator == 1 else written(value)
