"""Change one block of a text and leave the others as they are; tell which a copy touched."""

import hashlib
from collections.abc import Sequence

from docs_library.rules import blocks, joining
from docs_library.rules.blocks import Block
from docs_library.rules.certainty import hunks

ADDED = "+"


def retouched(found: Sequence[Block], place: int, *, text: str, after: str) -> str:
    """Return the text of the blocks FOUND with TEXT in the place of one, and AFTER behind it.

    An empty TEXT takes the block away. What stood around it stays letter by letter.
    """
    kept = found[place].source
    same = text.strip("\n") == kept.strip("\n")
    written = (
        [found[place]] if same else list(blocks.split(text.strip("\n"))) if text.strip() else []
    )
    added = list(blocks.split(after.strip("\n"))) if after.strip() else []
    return joining.joined([*found[:place], *written, *added, *found[place + 1 :]], found)


def moved_to(old: Sequence[Block], new: Sequence[Block], place: int) -> int:
    """Return where in NEW the block at PLACE in OLD stands, or what stands in its place."""
    shift = 0
    for hunk in hunks(old, new):
        if hunk.start <= place < hunk.end:
            return min(hunk.first + place - hunk.start, max(hunk.last, 1) - 1)
        if hunk.start > place:
            break
        shift += hunk.grown
    return min(place + shift, max(len(new), 1) - 1)


def touched(base: str, text: str) -> list[str]:
    """Return the digests of the blocks of BASE that TEXT changed or took away, in order.

    What was added goes by the block before it, with a sign in front; at the start by that alone.
    """
    old = blocks.split(base)
    found: list[str] = []
    for hunk in hunks(old, blocks.split(text)):
        if hunk.start == hunk.end:
            found.append(ADDED + (digest(old[hunk.start - 1]) if hunk.start else ""))
        found += [digest(block) for block in old[hunk.start : hunk.end]]
    return sorted(set(found))


def digest(block: Block) -> str:
    """Return a short name of BLOCK by what it says."""
    said = f"{block.kind}\0{block.level}\0{block.content}"
    return hashlib.sha256(said.encode(errors="replace")).hexdigest()[:16]
