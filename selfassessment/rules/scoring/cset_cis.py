"""The scores of CSET's critical infrastructure survey: points achieved out of possible."""

from collections.abc import Collection, Iterable
from fractions import Fraction

from selfassessment.rules.scoring.rounding import whole


def one_of(chosen: int, weights: Collection[int]) -> tuple[int, int]:
    """Return points (achieved, possible) where only the heaviest option could be had."""
    return chosen, max(weights)


def any_of(chosen: Collection[int], weights: Collection[int]) -> tuple[int, int]:
    """Return points (achieved, possible) where all options could be had together."""
    return sum(chosen), sum(weights)


def longer_is_better(hours: Fraction, target: Fraction) -> Fraction:
    """Return the percentage of TARGET hours that HOURS reach, at most 100."""
    return min(Fraction(100), 100 * hours / target)


def shorter_is_better(hours: Fraction, target: Fraction) -> Fraction:
    """Return 100 less the percentage of TARGET hours that HOURS use up, at least 0."""
    return max(Fraction(0), 100 - 100 * hours / target)


def cis_score(points: Iterable[tuple[int, int]]) -> int | None:
    """Return the rounded percentage of (achieved, possible) POINTS; None if none possible."""
    rows = list(points)
    possible = sum(row[1] for row in rows)
    return whole(Fraction(100 * sum(row[0] for row in rows), possible)) if possible else None
