"""Which groups of a set of tables may be shown together without giving any small one away.

Bodies fall in groups by several axes; what is shown are means of groups with how many bodies they
are of. A group under five is hidden; so is whatever, by adding and taking away, would tell the
mean of fewer than five bodies: other groups of its table, then groups of other tables. Everything
is looked at for each measure (overall and each dimension), because not everybody has all of them.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from selfassessment.rules.disclosure import SMALLEST_GROUP
from selfassessment.rules.disclosure_sums import small_group

FEWEST_FOR_QUARTILES = 10

Margin = tuple[str, ...]
Group = tuple[Margin, tuple[str, ...]]
"""The axes of a group and its value on each."""
Sizes = tuple[int, ...]
"""How many bodies of a group have each measure."""
EVERYBODY: Margin = ()


@dataclass(frozen=True, slots=True)
class Body:
    """One body, or many alike: the group on each axis, and how many have each measure."""

    place: Mapping[str, str]
    sizes: Sizes

    def group(self, margin: Margin) -> Group:
        """Return the group of MARGIN in which it is."""
        return margin, tuple(self.place[axis] for axis in margin)


def protect(
    bodies: Sequence[Body],
    tables: Iterable[Margin],
    *,
    smallest_group: int = SMALLEST_GROUP,
    finer: Margin | None = None,
) -> frozenset[Group]:
    """Return the groups of TABLES that may be shown, with everybody as the empty margin.

    TABLES are margins of one axis or two; a table of two wants those of each of its axes too.
    Where several tables together tell too much, groups of the FINER one go first.
    """
    work = _Work(bodies, tuple(tables), smallest_group, finer)
    while work.shown and (helping := work.leak()):
        work.hide(helping)
    return frozenset(work.shown)


def told(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return COUNTS with None where one, or one beside it, is of too few; a zero tells nobody."""
    bodies = [Body({"": code}, (n,)) for code, n in counts.items() if n]
    shown = {values[0] for margin, values in protect(bodies, [("",)]) if margin}
    return {code: n if not n or code in shown else None for code, n in counts.items()}


def told_together(
    people: Mapping[tuple[str, str], int], ones: Sequence[str], others: Sequence[str]
) -> tuple[list[int | None], list[int | None]]:
    """Return how many stand at each of ONES and at each of OTHERS, None where that is hidden.

    PEOPLE are counted by both codes. The two tables are looked at together: where a code of one
    is made of OTHERS, one would tell what the other hides. A zero tells nobody.
    """
    bodies = [Body({"one": one, "other": other}, (n,)) for (one, other), n in people.items() if n]
    shown = protect(bodies, [("one",), ("other",)], finer=("other",))
    found: list[list[int | None]] = []
    for axis, codes in (("one", ones), ("other", others)):
        sizes: Counter[str] = Counter()
        for body in bodies:
            sizes[body.place[axis]] += body.sizes[0]
        told_of = {values[0] for margin, values in shown if margin == (axis,)}
        found.append([sizes[c] if c in told_of or not sizes[c] else None for c in codes])
    return found[0], found[1]


def is_too_near(wanted: frozenset[Hashable], told: Iterable[frozenset[Hashable]]) -> bool:
    """Say whether WANTED, whose figures somebody has, differs by under five from a group TOLD."""
    return any(wanted < whole and len(whole - wanted) < SMALLEST_GROUP for whole in told)


class _Work:
    """The groups still shown, while some are taken away."""

    def __init__(
        self,
        bodies: Sequence[Body],
        tables: tuple[Margin, ...],
        limit: int,
        finer: Margin | None = None,
    ) -> None:
        self.bodies, self.limit, self.finer = bodies, limit, finer
        self.members: dict[Group, list[int]] = defaultdict(list)
        for margin in (EVERYBODY, *tables):
            for at, body in enumerate(bodies):
                self.members[body.group(margin)].append(at)
        self.shown = {group for group in self.members if self.is_large(self.members[group])}
        for group in [*self.members.keys() - self.shown]:
            self._drop_inside(group)

    def sizes(self, members: Iterable[int]) -> list[int]:
        """Return how many bodies of MEMBERS have each measure."""
        rows = [self.bodies[at].sizes for at in members]
        return [sum(column) for column in zip(*rows, strict=True)]

    def is_large(self, members: Iterable[int]) -> bool:
        """Say whether for each measure MEMBERS are nobody or enough, and somebody for one."""
        sizes = self.sizes(members)
        return any(sizes) and not any(0 < n < self.limit for n in sizes)

    def leak(self) -> list[Group]:
        """Return shown groups that give a small one away, any of which may go; empty when none."""
        return self._left_over() or self._finer_beside(self._worked_out())

    def hide(self, helping: list[Group]) -> None:
        """Take away the smallest of HELPING, everybody last."""
        group = min(helping, key=lambda one: (not one[0], sum(self.sizes(self.members[one])), one))
        self.shown.discard(group)
        self._drop_inside(group)

    def _left_over(self) -> list[Group]:
        """Return shown parts of a shown group of which one part only is hidden, or too few bodies.

        The whole less its shown parts tells the rest.
        """
        parts: dict[tuple[Group, Margin], list[Group]] = defaultdict(list)
        for group, members in self.members.items():
            for whole in _around(group) if any(self.sizes(members)) else ():
                if whole in self.shown:
                    parts[whole, group[0]].append(group)
        for (whole, _margin), inside in parts.items():
            hidden = [one for one in inside if one not in self.shown]
            rest = [at for one in hidden for at in self.members[one]]
            if hidden and (len(hidden) == 1 or not self.is_large(rest)):
                return [one for one in inside if one in self.shown] or [whole]
        return []

    def _worked_out(self) -> list[Group]:
        """Return the shown groups in which bodies are whose sum follows from all that is shown."""
        seen = set()
        for measure in range(len(self.bodies[0].sizes)):
            lots: dict[Hashable, int] = {
                at: body.sizes[measure] for at, body in enumerate(self.bodies)
            }
            key = tuple(lots.values())
            if key in seen:
                continue
            seen.add(key)
            sums = [self.members[group] for group in self.shown]
            found = small_group(lots, sums, self.limit)
            if found:
                return [group for group in self.shown if not found.isdisjoint(self.members[group])]
        return []

    def _finer_beside(self, helping: list[Group]) -> list[Group]:
        """Return the shown groups of the finer table that lie in those HELPING; else HELPING."""
        within = {at for group in helping if group[0] for at in self.members[group]}
        finer = [one for one in self.shown if one[0] == self.finer]
        return [one for one in finer if not within.isdisjoint(self.members[one])] or helping

    def _drop_inside(self, group: Group) -> None:
        """Hide what lies in a hidden group of one axis: together it would tell the whole."""
        for other in list(self.shown):
            if group in _around(other):
                self.shown.discard(other)


def _around(group: Group) -> list[Group]:
    """Return the groups of one axis fewer that hold GROUP."""
    margin, values = group
    return [
        (margin[:at] + margin[at + 1 :], values[:at] + values[at + 1 :])
        for at in range(len(margin))
    ]
