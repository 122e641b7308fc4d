"""What changed between two texts: block by block, then word by word inside the changed ones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docs_library.rules import blocks, wording
from docs_library.rules.alignment import Budget, align, gaps
from docs_library.rules.blocks import Block
from docs_library.rules.likeness import pair_up
from docs_library.rules.wording import Piece
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop

LONGEST = 1_000_000  # characters of both texts together
SHORTEST_MOVE = 12  # characters: less than that stands in many places by chance


class TooLong(DomainError):
    """Two texts are too long to be compared while somebody waits."""


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
            yield Change("changed", one, other, wording.compare(one, other, budget))


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
