"""Quartiles and ranges of scores that are counted by whole points."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

TOP = 100
STEP = 10


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The three points that part a group in four; exact to half a point, as counts are."""

    first: Fraction
    median: Fraction
    third: Fraction


def quantile(counts: Mapping[int, int], share: Fraction) -> Fraction | None:
    """Return the point under which SHARE, 0 to 1, of those counted by point lie; None of none.

    Between two of them it goes in proportion, as spreadsheets do.
    """
    total = sum(counts.values())
    if not total:
        return None
    place = share * (total - 1)
    low = _at(counts, int(place))
    return low + (place - int(place)) * (_at(counts, min(int(place) + 1, total - 1)) - low)


def quartiles(counts: Mapping[int, int]) -> Quartiles | None:
    """Return the quartiles of those counted by point; None of none."""
    first, median, third = (quantile(counts, Fraction(part, 4)) for part in (1, 2, 3))
    if first is None or median is None or third is None:
        return None
    return Quartiles(first, median, third)


def by_ten(counts: Mapping[int, int]) -> tuple[int, ...]:
    """Return how many score 0 to 9, 10 to 19, …, 90 to 100 points."""
    found = [0] * (TOP // STEP)
    for point, n in counts.items():
        found[min(point // STEP, len(found) - 1)] += n
    return tuple(found)


def ten(score: Fraction) -> int:
    """Return in which range of ten points SCORE lies, from 0 on; unrounded, as in degrees."""
    return min(int(score // STEP), TOP // STEP - 1)


def _at(counts: Mapping[int, int], place: int) -> Fraction:
    points = sorted(counts)
    sums = accumulate(counts[point] for point in points)
    return Fraction(next(point for point, sum_ in zip(points, sums, strict=True) if sum_ > place))
