"""Find what two sequences have in common beyond doubt, and so where they differ."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from docs_library.rules.alignment import Budget, Pair, anchors, gaps


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch that changed: items START to END of the old, FIRST to LAST of the new."""

    start: int
    end: int
    first: int
    last: int

    @property
    def grown(self) -> int:
        """By how many items the new one is longer."""
        return (self.last - self.first) - (self.end - self.start)


def hunks(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Hunk]:
    """Return where OLD and NEW differ, as wide as any way to see it.

    Equal items that could be paired in more than one way belong to the hunk around them: whoever
    has to tell which of them was added or taken away must ask. Sequences too long to be compared
    exactly are cut at what stands once in both, and what lies between is one hunk.
    """
    if old == new:
        return []
    found = gaps(_certain(old, new, Budget()), (len(old), len(new)))
    return [Hunk(i.start, i.stop, j.start, j.stop) for i, j, _pair in found if i or j]


def _certain(old: Sequence[Hashable], new: Sequence[Hashable], budget: Budget) -> list[Pair]:
    if budget.takes(len(old) * len(new)):
        return _exactly(old, new)
    pairs: list[Pair] = []
    for left, right, anchor in gaps(anchors(old, new), (len(old), len(new))):
        if left and right and budget.takes(len(left) * len(right)):
            inner = _exactly(old[left.start : left.stop], new[right.start : right.stop])
            pairs += [(left.start + i, right.start + j) for i, j in inner]
        if anchor:
            pairs.append(anchor)
    return pairs


def _exactly(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Return the pairs that every longest common subsequence of OLD and NEW has.

    The k-th item of all of them is certain when a single pair can be the k-th.
    """
    tails = _lengths(old[::-1], new[::-1])
    heads = _lengths(old, new)
    most = heads[-1][-1]
    ways: list[list[Pair]] = [[] for _ in range(most)]
    for i, item in enumerate(old):
        row, rest = heads[i], tails[len(old) - i - 1]
        for j, other in enumerate(new):
            if item == other and row[j] + 1 + rest[len(new) - j - 1] == most:
                ways[row[j]].append((i, j))
    return [pairs[0] for pairs in ways if len(pairs) == 1]


def _lengths(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[list[int]]:
    """Return how long a common subsequence the first i of OLD and the first j of NEW have."""
    table = [[0] * (len(new) + 1)]
    for item in old:
        above, row = table[-1], [0]
        for j, other in enumerate(new):
            row.append(above[j] + 1 if item == other else max(above[j + 1], row[-1]))
        table.append(row)
    return table
