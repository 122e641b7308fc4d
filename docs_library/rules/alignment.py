"""Find what two sequences have in common, in order, without ever taking long."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterator, Sequence

Pair = tuple[int, int]
CELLS = 400_000


class Budget:
    """How many comparisons the slow, exact way may still make."""

    def __init__(self, cells: int = CELLS) -> None:
        self.left = cells

    def takes(self, cells: int) -> bool:
        """Say whether CELLS more fit, and count them if they do."""
        if cells > self.left:
            return False
        self.left -= cells
        return True


def align(old: Sequence[Hashable], new: Sequence[Hashable], budget: Budget) -> list[Pair]:
    """Return the pairs (i, j) with OLD[i] == NEW[j], both rising.

    What is equal at both ends is paired first, then what is unique on both sides; the gaps
    between are compared exactly while BUDGET lasts, and by order of occurrence after that, so
    that it takes about n log n steps whatever it is given.
    """
    start, end = _ends(old, new)
    pairs = [(i, i) for i in range(start)]
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    pairs += [(start + i, start + j) for i, j in _inside(inner_old, inner_new, budget)]
    return pairs + [(len(old) - k, len(new) - k) for k in range(end, 0, -1)]


def gaps(pairs: Sequence[Pair], sizes: Pair) -> Iterator[tuple[range, range, Pair | None]]:
    """Give, before each of PAIRS and after the last, what lies between on both sides.

    SIZES are the lengths of the sequences; the pair that ends the gap comes with it.
    """
    i = j = 0
    for pair in [*pairs, None]:
        to_i, to_j = pair or sizes
        yield range(i, to_i), range(j, to_j), pair
        i, j = to_i + 1, to_j + 1


def _ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> Pair:
    """Return how many items are equal at the start, and at the end of what remains."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _inside(old: Sequence[Hashable], new: Sequence[Hashable], budget: Budget) -> list[Pair]:
    pairs: list[Pair] = []
    for left, right, anchor in gaps(anchors(old, new), (len(old), len(new))):
        if left and right:
            some_old, some_new = old[left.start : left.stop], new[right.start : right.stop]
            exact = budget.takes(len(left) * len(right))
            found = (_exactly if exact else _by_occurrence)(some_old, some_new)
            pairs += [(left.start + i, right.start + j) for i, j in found]
        if anchor:
            pairs.append(anchor)
    return pairs


def anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Return the pairs of items that stand once on either side, as many as rise together."""
    once_old, once_new = Counter(old), Counter(new)
    place = {item: j for j, item in enumerate(new) if once_new[item] == 1}
    pairs = [(i, place[x]) for i, x in enumerate(old) if once_old[x] == 1 and x in place]
    return _rising(pairs)


def _by_occurrence(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Pair the first with the first, the second with the second …, as many as rise together."""
    places: dict[Hashable, deque[int]] = defaultdict(deque)
    for j, item in enumerate(new):
        places[item].append(j)
    pairs = [(i, places[item].popleft()) for i, item in enumerate(old) if places.get(item)]
    return _rising(pairs)


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest selection of PAIRS, sorted by their first, in which the second rises."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        level = bisect_left(tops, j)
        before.append(last[level - 1] if level else -1)
        tops[level : level + 1] = [j]
        last[level : level + 1] = [index]
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _exactly(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Return a longest common subsequence, by the table of the lengths of all tails."""
    table = [[0] * (len(new) + 1)]
    for item in reversed(old):
        below = table[-1]
        row = [0]
        for right, other in enumerate(reversed(new)):
            row.append(below[right] + 1 if item == other else max(below[right + 1], row[-1]))
        table.append(row)
    pairs: list[Pair] = []
    i = j = 0
    while i < len(old) and j < len(new):
        down, right = len(old) - i, len(new) - j
        if old[i] == new[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif table[down - 1][right] >= table[down][right - 1]:
            i += 1
        else:
            j += 1
    return pairs
