"""What changed inside a block, word by word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from docs_library.rules import inlines
from docs_library.rules.alignment import Budget, Pair, align, gaps
from docs_library.rules.blocks import Block
from docs_library.rules.inlines import Style, Word

SHORTEST_KEPT = 4  # letters that stay between two changes, not to be shown as changed with them
MOST_WORDS = 12_000  # of both blocks: with more they are shown whole
LEAST_KEPT = 0.25  # of the words: with fewer the two blocks are shown whole


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: kept, removed, added, or restyled (kept, but set in another way)."""

    kind: str
    text: str
    old: Style | None
    new: Style | None


def compare(old: Block, new: Block, budget: Budget) -> tuple[Piece, ...]:
    """Return the words of both blocks as pieces, in the order of reading.

    Without those added they are the words of OLD, without those removed those of NEW.
    """
    before, after = inlines.read(old), inlines.read(new)
    pairs: list[Pair] = []
    if len(before) + len(after) <= MOST_WORDS:
        texts, others = [word.text for word in before], [word.text for word in after]
        pairs = _solid(texts, others, align(texts, others, budget))
    kept = sum(len(before[i].text) for i, _ in pairs)
    longer = max(sum(len(word.text) for word in words) for words in (before, after))
    if kept < LEAST_KEPT * longer:
        pairs = []
    return tuple(_joined(_told(before, after, pairs)))


def _solid(old: Sequence[str], new: Sequence[str], pairs: Sequence[Pair]) -> list[Pair]:
    """Return PAIRS without the little that stays between two changes: it would only flicker."""
    runs: list[list[Pair]] = []
    for i, j in pairs:
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    last = (len(old) - 1, len(new) - 1)
    return [
        pair
        for run in runs
        if run[0] == (0, 0)
        or run[-1] == last
        or sum(len(old[i].strip()) for i, _ in run) >= SHORTEST_KEPT
        for pair in run
    ]


def _told(
    before: Sequence[Word], after: Sequence[Word], pairs: Sequence[Pair]
) -> Iterator[tuple[str, str, Style | None, Style | None]]:
    """Give each word with what became of it and with its styles."""
    for left, right, pair in gaps(pairs, (len(before), len(after))):
        yield from (("removed", before[i].text, before[i].style, None) for i in left)
        yield from (("added", after[j].text, None, after[j].style) for j in right)
        if pair:
            old, new = before[pair[0]].style, after[pair[1]].style
            yield "kept" if old == new else "restyled", after[pair[1]].text, old, new


def _joined(told: Iterable[tuple[str, str, Style | None, Style | None]]) -> Iterator[Piece]:
    """Give pieces of as many words as share what became of them and their style."""
    for (kind, old, new), words in groupby(told, key=itemgetter(0, 2, 3)):
        yield Piece(kind, "".join(word[1] for word in words), old, new)
