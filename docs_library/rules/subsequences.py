"""What two sequences surely have in common, whichever way they are compared."""

from collections.abc import Hashable, Sequence

from docs_library.rules.alignment import Pair


def certain(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
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
