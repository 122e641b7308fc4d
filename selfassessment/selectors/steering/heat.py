"""The mean of each dimension in each group of an axis."""

from selfassessment.rules import groups
from selfassessment.selectors.steering import names
from selfassessment.selectors.steering.cells import Cell, Heat, Row, cell_of
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading
from selfassessment.selectors.tallies.reading import Mean


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
