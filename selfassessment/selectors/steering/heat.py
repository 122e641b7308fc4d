"""The mean of each dimension in each group of an axis."""

from urllib.parse import urlencode

from selfassessment.rules import groups
from selfassessment.selectors.steering import names
from selfassessment.selectors.steering.cells import Cell, Heat, Row, cell_of
from selfassessment.selectors.steering.figures import SCORED, Figure
from selfassessment.selectors.steering.lists import Lists
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading
from selfassessment.selectors.tallies.reading import Mean


def by_dimension(view: View, axis: str) -> Heat:
    """Return a row per dimension and a column per group of AXIS."""
    found, lists = _means(view, axis), _Lists(view, axis)
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


def by_group(view: View, axis: str) -> Heat:
    """Return a row per group of AXIS and a column per dimension, the overall mean first."""
    found, lists = _means(view, axis), _Lists(view, axis)
    parts = [("", ""), *((part.code, part.short_name) for part in view.instrument.dimensions)]
    rows = tuple(
        Row(
            group,
            name,
            tuple(lists.cell(found.get((group, code))) for code, _name in parts),
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
    """The addresses of the lists behind the cells of an AXIS, each part written once."""

    def __init__(self, view: View, axis: str) -> None:
        self.axis, self.lists = axis, Lists(view)
        self.groups: dict[str, str] = {}
        self.parts: dict[str, str] = {}

    def href(self, group: str, dimension: str) -> str:
        """Return the address of those of GROUP that have a score in DIMENSION, or overall."""
        if group not in self.groups:
            self.groups[group] = self.lists.of(None, **{self.axis: group})
        if dimension not in self.parts:
            self.parts[dimension] = urlencode({"figure": str(Figure(SCORED, dimension))})
        return f"{self.groups[group]}&{self.parts[dimension]}"

    def cell(self, mean: Mean | None) -> Cell:
        """Return the place of MEAN, leading to its bodies; an empty one without."""
        if mean is None:
            return Cell()
        return cell_of(mean.mean, mean.n, self.href(mean.group, mean.dimension))
