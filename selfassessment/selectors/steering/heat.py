"""The mean of each dimension in each group of an axis."""

from dataclasses import dataclass
from fractions import Fraction

from selfassessment.rules import groups
from selfassessment.rules.scoring.degrees import DEGREES, degree_of
from selfassessment.rules.scoring.rounding import whole
from selfassessment.selectors.steering import names
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading
from selfassessment.selectors.tallies.reading import Mean

SHADES = {degree.code: at for at, degree in enumerate(DEGREES)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A mean score, 0 to 100, over so many bodies; None where there are none."""

    mean: Fraction | None = None
    bodies: int = 0
    href: str = ""
    hidden: bool = False

    @property
    def text(self) -> str:
        """The mean as a whole number."""
        return "" if self.mean is None else str(whole(self.mean))

    @property
    def shade(self) -> str:
        """The class of its colour, by the degree of the mean; hatched when it is not told."""
        degree = degree_of(self.mean)
        return f"d{SHADES[degree.code]}" if degree else "hid" if self.hidden else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A group or a dimension with its means."""

    code: str
    name: str
    cells: tuple[Cell, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Heat:
    """Means by group and dimension: HEAD names the columns, each ROW its own."""

    head: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def by_dimension(view: View, axis: str, base: str) -> Heat:
    """Return a row per dimension and a column per group of AXIS; BASE is the address of lists."""
    found = _means(view, axis)
    labels = names.of_axis(axis, view.campaign)
    there = [group for group in labels if (group, "") in found or axis == groups.BAND]
    short = names.short(axis, labels)
    rows = tuple(
        Row(
            part.code,
            part.short_name,
            tuple(_cell(view, found.get((group, part.code)), axis, group, base) for group in there),
        )
        for part in view.instrument.dimensions
    )
    return Heat(tuple((group, short[group]) for group in there), rows)


def by_group(view: View, axis: str, base: str) -> Heat:
    """Return a row per group of AXIS and a column per dimension, the overall mean first."""
    found = _means(view, axis)
    parts = [("", ""), *((part.code, part.short_name) for part in view.instrument.dimensions)]
    rows = tuple(
        Row(
            group,
            name,
            tuple(_cell(view, found.get((group, code)), axis, group, base) for code, _n in parts),
            _list(view, axis, group, base),
        )
        for group, name in names.of_axis(axis, view.campaign).items()
        if (group, "") in found
    )
    return Heat(tuple(parts), rows)


def weakest(view: View) -> str:
    """Return the short name of the dimension with the lowest mean; empty without any."""
    means = {row.dimension: row.mean for row in reading.means(view.asked) if row.dimension}
    known = {part.code: part.short_name for part in view.instrument.dimensions}
    lowest = min(means, key=lambda code: (means[code], code), default="")
    return known.get(lowest, lowest)


def _means(view: View, axis: str) -> dict[tuple[str, str], Mean]:
    return {(row.group, row.dimension): row for row in reading.means(view.asked, axis)}


def _cell(view: View, mean: Mean | None, axis: str, group: str, base: str) -> Cell:
    if mean is None:
        return Cell()
    return Cell(mean.mean, mean.n, _list(view, axis, group, base))


def _list(view: View, axis: str, group: str, base: str) -> str:
    stage = "validated" if view.filters.basis == groups.VALIDATED else "submitted"
    return f"{base}?{view.filters.query(**{axis: group, 'stage': stage})}"
