"""Find what two sequences have in common beyond doubt, and so where they differ."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from docs_library.rules.alignment import Budget, Pair, anchors, gaps
from docs_library.rules.subsequences import certain


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
        return certain(old, new)
    pairs: list[Pair] = []
    for left, right, anchor in gaps(anchors(old, new), (len(old), len(new))):
        if left and right and budget.takes(len(left) * len(right)):
            inner = certain(old[left.start : left.stop], new[right.start : right.stop])
            pairs += [(left.start + i, right.start + j) for i, j in inner]
        if anchor:
            pairs.append(anchor)
    return pairs
