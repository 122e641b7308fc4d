"""Recognise a block that was rewritten by the words that it still has."""

import re
from collections.abc import Sequence

from docs_library.rules.alignment import Budget, Pair
from docs_library.rules.blocks import Block

LEAST = 0.4  # of the words must be the same in both
COST = 25  # comparisons of words that comparing two blocks is worth
_WORD = re.compile(r"\w+")
_TARGET = re.compile(r"\]\([^)\s]*\)")
_TEXTS = {"paragraph", "item", "step", "quote", "heading"}
_ROWS = {"head", "row"}


def pair_up(old: Sequence[Block], new: Sequence[Block], budget: Budget) -> list[Pair]:
    """Return the pairs of blocks of a gap that are the same one rewritten, both rising.

    Once BUDGET is used up, blocks are compared only with the one in the same place.
    """
    if not old or not new:
        return []
    left, right = [_words(block) for block in old], [_words(block) for block in new]

    def like(i: int, j: int) -> float:
        return _dice(left[i], right[j]) if _may_become(old[i], new[j]) else 0.0

    if not budget.takes(COST * len(old) * len(new)):
        both = range(min(len(old), len(new)))
        return [(i, i) for i in both if like(i, i) >= LEAST]
    return _best([[like(i, j) for j in range(len(new))] for i in range(len(old))])


def is_like(one: Block, other: Block) -> bool:
    """Say whether OTHER may be ONE rewritten, wherever it stands."""
    return _may_become(one, other) and _dice(_words(one), _words(other)) >= LEAST


def _words(block: Block) -> frozenset[str]:
    return frozenset(_WORD.findall(_TARGET.sub("", block.content).lower()))


def _may_become(old: Block, new: Block) -> bool:
    return old.kind == new.kind or {old.kind, new.kind} <= _TEXTS or {old.kind, new.kind} <= _ROWS


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    """Return how alike two sets of words are, from 0 to 1 (Dice)."""
    if not left and not right:
        return 1.0
    return 2 * len(left & right) / (len(left) + len(right))


def _best(likeness: Sequence[Sequence[float]]) -> list[Pair]:
    """Return the rising pairs with the greatest likeness in all, each at least LEAST."""
    wide = len(likeness[0])
    table = [[0.0] * (wide + 1)]
    for row in reversed(likeness):
        below, sums = table[-1], [0.0]
        for right, value in enumerate(reversed(row)):
            paired = below[right] + value if value >= LEAST else 0.0
            sums.append(max(paired, below[right + 1], sums[-1]))
        table.append(sums)
    pairs: list[Pair] = []
    i = j = 0
    while i < len(likeness) and j < wide:
        down, right = len(likeness) - i, wide - j
        value = likeness[i][j]
        if value >= LEAST and table[down][right] == table[down - 1][right - 1] + value:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif table[down][right] == table[down - 1][right]:
            i += 1
        else:
            j += 1
    return pairs
