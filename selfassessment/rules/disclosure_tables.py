"""Which groups of a set of tables may be shown together without giving any small one away.

Bodies fall in groups by several axes; what is shown are means of groups with how many bodies they
are of. A group under five is hidden; so is whatever, by adding and taking away, would tell the
mean of fewer than five bodies: other groups of its table, then groups of other tables. Everything
is looked at for each measure (overall and each dimension), because not everybody has all of them.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from selfassessment.rules.disclosure import SMALLEST_GROUP
from selfassessment.rules.disclosure_cuts import Leak, smallest

FEWEST_FOR_QUARTILES = 10

Margin = tuple[str, ...]
Group = tuple[Margin, tuple[str, ...]]
"""The axes of a group and its value on each."""
Sizes = tuple[int, ...]
"""How many bodies of a group have each measure."""
REST = "…"


@dataclass(frozen=True, slots=True)
class Body:
    """One body, or many alike: the group on each axis, and how many have each measure."""

    place: Mapping[str, str]
    sizes: Sizes

    def group(self, margin: Margin) -> Group:
        """Return the group of MARGIN in which it is."""
        return margin, tuple(self.place[axis] for axis in margin)


def protect(
    bodies: Sequence[Body], tables: Iterable[Margin], *, smallest_group: int = SMALLEST_GROUP
) -> frozenset[Group]:
    """Return the groups of TABLES that may be shown, with everybody as the empty margin.

    TABLES are margins of one axis or two; a table of two wants those of each of its axes too.
    """
    work = _Work(bodies, tuple(tables), smallest_group)
    if not bodies or not work.is_large(((), ())):
        return frozenset()
    while leak := work.leak():
        work.hide(leak)
    return frozenset({((), ()), *work.shown})


def is_too_near(wanted: frozenset[Hashable], published: Iterable[frozenset[Hashable]]) -> bool:
    """Say whether WANTED differs from a published group that holds it by under five bodies."""
    return any(wanted < whole and len(whole - wanted) < SMALLEST_GROUP for whole in published)


class _Work:
    """The groups still shown, while some are taken away."""

    def __init__(self, bodies: Sequence[Body], tables: tuple[Margin, ...], limit: int) -> None:
        self.bodies, self.tables, self.limit = bodies, tables, limit
        self.sizes: dict[Group, list[int]] = {}
        for margin in ((), *tables):
            for body in bodies:
                sizes = self.sizes.setdefault(body.group(margin), [0] * len(body.sizes))
                for at, n in enumerate(body.sizes):
                    sizes[at] += n
        self.shown = {group for group in self.sizes if group[0] and self.is_large(group)}
        for group in list(self.sizes):
            if group[0] and group not in self.shown:
                self._drop_inside(group)

    def is_large(self, group: Group) -> bool:
        """Say whether for each measure GROUP has nobody or enough bodies, and somebody for one."""
        sizes = self.sizes[group]
        return any(sizes) and not any(0 < n < self.limit for n in sizes)

    def leak(self) -> "_Found | None":
        """Return what can still be worked out; None when nothing can."""
        for rows, columns in combinations(self.tables, 2):
            for table in self._measures(rows, columns):
                found = smallest(table, self.limit)
                if found:
                    return _Found(rows, columns, found)
        return self._alone()

    def hide(self, found: "_Found") -> None:
        """Take away the smallest shown group that helps to work out what was FOUND."""
        ways = (found.crosses, found.helps, found.is_near)
        helping = next(
            groups for way in ways if (groups := [group for group in self.shown if way(group)])
        )
        group = min(helping, key=lambda one: (sum(self.sizes[one]), one))
        self.shown.discard(group)
        self._drop_inside(group)

    def _alone(self) -> "_Found | None":
        """Return a table whose hidden groups are too few together, although its total is known."""
        for margin in self.tables:
            for table in self._measures(margin, ()):
                for (row, _all), n in table.items():
                    if row == REST and 0 < n < self.limit:
                        return _Found(margin, (), Leak(frozenset({REST}), frozenset()))
        return None

    def _drop_inside(self, group: Group) -> None:
        """Hide what lies in a hidden group of one axis: together it would tell the whole."""
        margin, values = group
        inside = dict(zip(margin, values, strict=True))
        for other in list(self.shown):
            known = dict(zip(*other, strict=True))
            if len(other[0]) > len(margin) and inside.items() <= known.items():
                self.shown.discard(other)

    def _measures(
        self, rows: Margin, columns: Margin
    ) -> Iterator[dict[tuple[object, object], int]]:
        """Yield for each measure how many bodies lie in each row and column, shown places aside."""
        both = tuple(dict.fromkeys((*rows, *columns)))
        known = both in self.tables and len(both) > max(len(rows), len(columns))
        count = len(self.bodies[0].sizes)
        tables: list[dict[tuple[object, object], int]] = [defaultdict(int) for _ in range(count)]
        for body in self.bodies:
            if known and body.group(both) in self.shown:
                continue
            place = self._named(body, rows), self._named(body, columns)
            for table, n in zip(tables, body.sizes, strict=True):
                table[place] += n
        yield from tables

    def _named(self, body: Body, margin: Margin) -> object:
        group = body.group(margin)
        return group[1] if group in self.shown or not margin else REST


@dataclass(frozen=True, slots=True)
class _Found:
    """A leak between the groups of two margins."""

    rows: Margin
    columns: Margin
    leak: Leak

    def crosses(self, group: Group) -> bool:
        """Say whether GROUP is a shown place of both, between the rows and the other columns."""
        margin, values = group
        known = dict(zip(margin, values, strict=True))
        if set(margin) != {*self.rows, *self.columns} or margin in {self.rows, self.columns}:
            return False
        row = tuple(known[axis] for axis in self.rows)
        column = tuple(known[axis] for axis in self.columns)
        return (row in self.leak.rows) != (column in self.leak.columns)

    def helps(self, group: Group) -> bool:
        """Say whether GROUP is one of the rows or columns that are added or taken away."""
        margin, values = group
        return (margin == self.rows and values in self.leak.rows) or (
            margin == self.columns and values in self.leak.columns
        )

    def is_near(self, group: Group) -> bool:
        """Say whether GROUP is one of the margins at all: without it their rest is larger."""
        return group[0] in {self.rows, self.columns}
