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
    text: str = ""
    shade: str = ""
    """The class of its colour, by the degree of the mean; hatched when it is not told."""


HIDDEN = Cell(shade="hid")


def cell_of(mean: Fraction, bodies: int, href: str = "") -> Cell:
    """Return the place of a MEAN of so many BODIES, as a whole number in its colour."""
    degree = degree_of(mean)
    shade = f"d{SHADES[degree.code]}" if degree else ""
    return Cell(mean, bodies, href, str(whole(mean)), shade)


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
    found, lists = _means(view, axis), _Lists(view, axis, base)
    labels = view.names.of(axis)
    there = [group for group in labels if (group, "") in found or axis == groups.BAND]
    short = names.short(axis, labels)
    rows = tuple(
        Row(
            part.code,
            part.short_name,
            tuple(lists.cell(found.get((group, part.code))) for group in there),
        )
        for part in view.instrument.dimensions
    )
    return Heat(tuple((group, short[group]) for group in there), rows)


def by_group(view: View, axis: str, base: str) -> Heat:
    """Return a row per group of AXIS and a column per dimension, the overall mean first."""
    found, lists = _means(view, axis), _Lists(view, axis, base)
    parts = [("", ""), *((part.code, part.short_name) for part in view.instrument.dimensions)]
    rows = tuple(
        Row(
            group,
            name,
            tuple(lists.cell(found.get((group, code))) for code, _name in parts),
            lists.href(group),
        )
        for group, name in view.names.of(axis).items()
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


class _Lists:
    """The addresses of the lists behind groups of AXIS, each written once."""

    def __init__(self, view: View, axis: str, base: str) -> None:
        stage = "validated" if view.filters.basis == groups.VALIDATED else "submitted"
        self.view, self.axis, self.base, self.stage = view, axis, base, stage
        self.known: dict[str, str] = {}

    def href(self, group: str) -> str:
        """Return the address of the list of GROUP."""
        if group not in self.known:
            query = self.view.filters.query(**{self.axis: group, "stage": self.stage})
            self.known[group] = f"{self.base}?{query}"
        return self.known[group]

    def cell(self, mean: Mean | None) -> Cell:
        """Return the place of MEAN, leading to its bodies; an empty one without."""
        return cell_of(mean.mean, mean.n, self.href(mean.group)) if mean else Cell()
