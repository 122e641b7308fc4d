"""Round once, where a number leaves the machine."""

from decimal import Decimal
from fractions import Fraction


def one_decimal(value: Fraction) -> Decimal:
    """Return VALUE with exactly one decimal, halves away from zero, never minus zero."""
    return Decimal(f"{_half_up(value * 10)}E-1")


def whole(value: Fraction) -> int:
    """Return the whole number nearest to VALUE, halves away from zero."""
    return _half_up(value)


def _half_up(value: Fraction) -> int:
    size = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return size if value >= 0 else -size
