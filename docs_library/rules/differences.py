"""What changed between two texts: block by block, then word by word inside the changed ones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from docs_library.rules import blocks, inlines
from docs_library.rules.alignment import Budget, Pair, align, gaps
from docs_library.rules.blocks import Block
from docs_library.rules.inlines import Style, Word
from docs_library.rules.likeness import pair_up
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop

LONGEST = 1_000_000  # characters of both texts together
SHORTEST_MOVE = 12  # characters: less than that stands in many places by chance
SHORTEST_KEPT = 4  # letters that stay between two changes, not to be shown as changed with them
MOST_WORDS = 12_000  # of both blocks: with more they are shown whole
LEAST_KEPT = 0.25  # of the words: with fewer the two blocks are shown whole


class TooLong(DomainError):
    """Two texts are too long to be compared while somebody waits."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: kept, removed, added, or restyled (kept, but set in another way)."""

    kind: str
    text: str
    old: Style | None
    new: Style | None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a block.

    `kind` is kept, changed, added, removed, moved_away or moved_here. `old` is None where it was
    added or came from elsewhere, `new` where it was removed or went elsewhere. `number` counts
    the changes from 1, as readers step through them; it is 0 for what was kept.
    """

    kind: str
    old: Block | None
    new: Block | None
    pieces: tuple[Piece, ...] = ()
    number: int = 0

    @property
    def block(self) -> Block:
        """The block as it is now, or was last."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a change is of some block")
        return found

    @property
    def is_restyled(self) -> bool:
        """Whether only the way the words are set changed, or what kind of block they are."""
        return self.kind == "changed" and all(
            piece.kind in {"kept", "restyled"} for piece in self.pieces
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """All blocks of two texts in the order of reading, with what became of each."""

    changes: tuple[Change, ...]

    @property
    def old_text(self) -> str:
        """The old text, character by character: what is left when all that is new is taken out."""
        return "".join(change.old.source for change in self.changes if change.old)

    @property
    def new_text(self) -> str:
        """The new text, character by character: what is left when all that is old is taken out."""
        return "".join(change.new.source for change in self.changes if change.new)

    @property
    def count(self) -> int:
        """How many changes there are; a move is one."""
        return max((change.number for change in self.changes), default=0)

    @property
    def counts(self) -> dict[str, int]:
        """How many blocks were added, removed, changed, moved and restyled."""
        found = Counter(
            "restyled" if change.is_restyled else change.kind
            for change in self.changes
            if change.kind not in {"kept", "moved_away"}
        )
        found["moved"] = found.pop("moved_here", 0)
        return {kind: found[kind] for kind in ("changed", "added", "removed", "moved", "restyled")}


def compare(old_text: str, new_text: str) -> Difference:
    """Return what changed from OLD_TEXT to NEW_TEXT, both in Markdown.

    Raise TooLong when both together are longer than LONGEST. However odd the texts, it takes
    about as long as reading them.
    """
    if len(old_text) + len(new_text) > LONGEST:
        raise TooLong(
            noop("These two texts are too long to be compared here. Download both of them.")
        )
    old, new = blocks.split(old_text), blocks.split(new_text)
    budget = Budget()
    pairs = align(old, new, budget)
    found: list[Change] = []
    for left, right, pair in gaps(pairs, (len(old), len(new))):
        found += _between(old[left.start : left.stop], new[right.start : right.stop], budget)
        if pair:
            found.append(Change("kept", old[pair[0]], new[pair[1]]))
    return Difference(tuple(_numbered(_with_moves(found))))


def _between(old: Sequence[Block], new: Sequence[Block], budget: Budget) -> Iterator[Change]:
    """Give the changes of a gap: blocks that are alike are one block that changed."""
    for left, right, pair in gaps(pair_up(old, new, budget), (len(old), len(new))):
        yield from (Change("removed", old[i], None) for i in left)
        yield from (Change("added", None, new[j]) for j in right)
        if pair:
            one, other = old[pair[0]], new[pair[1]]
            yield Change("changed", one, other, _pieces(one, other, budget))


def _pieces(old: Block, new: Block, budget: Budget) -> tuple[Piece, ...]:
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


def _with_moves(changes: Sequence[Change]) -> Iterator[Change]:
    """Give CHANGES with what was removed in one place and added in another told as moved."""
    removed = Counter(change.old for change in changes if change.kind == "removed")
    added = Counter(change.new for change in changes if change.kind == "added")
    moved = {
        block
        for block, times in removed.items()
        if block and times == added[block] == 1 and len(block.content) >= SHORTEST_MOVE
    }
    for change in changes:
        if change.kind == "removed" and change.old in moved:
            yield Change("moved_away", change.old, None)
        elif change.kind == "added" and change.new in moved:
            yield Change("moved_here", None, change.new)
        else:
            yield change


def _numbered(changes: Iterable[Change]) -> Iterator[Change]:
    number = 0
    for change in changes:
        if change.kind in {"kept", "moved_away"}:
            yield change
            continue
        number += 1
        yield Change(change.kind, change.old, change.new, change.pieces, number)
