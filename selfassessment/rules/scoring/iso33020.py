"""The rating scale and the capability levels of ISO/IEC 33020."""

from collections.abc import Mapping
from fractions import Fraction

# Bands closed on the right: the rating holds up to and including this percentage.
_BANDS = ((Fraction(15), "N"), (Fraction(50), "P"), (Fraction(85), "L"), (Fraction(100), "F"))
_REFINED = (
    (Fraction(15), "N"),
    (Fraction("32.5"), "P-"),
    (Fraction(50), "P+"),
    (Fraction("67.5"), "L-"),
    (Fraction(85), "L+"),
    (Fraction(100), "F"),
)

ATTRIBUTES: Mapping[int, tuple[str, ...]] = {
    1: ("1.1",),
    2: ("2.1", "2.2"),
    3: ("3.1", "3.2"),
    4: ("4.1", "4.2"),
    5: ("5.1", "5.2"),
}


def rating(percentage: Fraction, *, refined: bool = False) -> str:
    """Return N, P, L or F for a PERCENTAGE from 0 to 100; REFINED splits P and L in two."""
    for top, name in _REFINED if refined else _BANDS:
        if 0 <= percentage <= top:
            return name
    raise ValueError("a percentage from 0 to 100 is needed")


def capability_level(ratings: Mapping[str, str]) -> int:
    """Return the capability level, 0 to 5, of a process from its attributes' ratings.

    A level needs its own attributes at L or more and all lower ones at F; an attribute
    without a rating blocks.
    """
    reached = 0
    for level, attributes in ATTRIBUTES.items():
        if any(ratings.get(attribute) not in {"L", "F"} for attribute in attributes):
            break
        reached = level
        if any(ratings[attribute] != "F" for attribute in attributes):
            break
    return reached
