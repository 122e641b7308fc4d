"""Find the smallest group of bodies that two divisions of the same bodies give away together.

Whoever knows the sums of all rows and of all columns can take some columns from some rows. What
is left is a group of its own whenever every such column lies wholly in such rows; the smallest
one that holds a given place of the table is a minimum cut. Flows answer it, and since only cuts
under a small LIMIT matter, a few searches for a way are enough.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

Node = tuple[str, Hashable]
Place = tuple[Hashable, Hashable]
"""A row and a column."""


@dataclass(frozen=True, slots=True)
class Leak:
    """The ROWS, less the COLUMNS inside them, are fewer bodies than may be shown."""

    rows: frozenset[Hashable]
    columns: frozenset[Hashable]


class _Net:
    """What still fits through: from rows to columns by how many bodies, back without limit."""

    def __init__(self, table: Mapping[Place, int]) -> None:
        self.free: dict[tuple[Node, Node], float] = defaultdict(float)
        self.beside: dict[Node, list[Node]] = defaultdict(list)
        for (row, column), n in table.items():
            here, there = ("row", row), ("column", column)
            self.free[here, there] = n
            self.free[there, here] = float("inf")
            self.beside[here].append(there)
            self.beside[there].append(here)

    def reach(self, start: Node) -> dict[Node, Node]:
        """Return every node that START still reaches, each with the one before it."""
        came = {start: start}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            for there in self.beside[here]:
                if there not in came and self.free[here, there] > 0:
                    came[there] = here
                    waiting.append(there)
        return came

    def push(self, came: Mapping[Node, Node], end: Node) -> float:
        """Send as much as goes along the way that CAME to END, and return how much."""
        way = []
        here = end
        while came[here] != here:
            way.append((came[here], here))
            here = came[here]
        most = min(self.free[step] for step in way)
        for there, back in way:
            self.free[there, back] -= most
            self.free[back, there] += most
        return most


def smallest(table: Mapping[Place, int], limit: int) -> Leak | None:
    """Return a group of fewer than LIMIT bodies that the sums of TABLE give away; None if none.

    TABLE counts the bodies of each place that is not shown itself; empty places do not matter.
    """
    counted = {place: n for place, n in table.items() if n > 0}
    for place in _by_size(counted):
        if counted[place] < limit:
            leak = _around(counted, place, limit)
            if leak:
                return leak
    return None


def _around(table: Mapping[Place, int], place: Place, limit: int) -> Leak | None:
    net = _Net(table)
    start, end = ("row", place[0]), ("column", place[1])
    flow = 0.0
    while flow < limit:
        came = net.reach(start)
        if end not in came:
            return Leak(
                frozenset(name for side, name in came if side == "row"),
                frozenset(name for side, name in came if side == "column"),
            )
        flow += net.push(came, end)
    return None


def _by_size(table: Mapping[Place, int]) -> Iterable[Place]:
    return sorted(table, key=lambda place: (table[place], str(place)))
