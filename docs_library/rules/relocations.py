"""Find where what one side took away from its place stands now: it was moved, not removed."""

from collections.abc import Iterable
from dataclasses import dataclass

from docs_library.rules.blocks import Block
from docs_library.rules.folding import fold
from docs_library.rules.likeness import is_like
from docs_library.rules.merging import Merge
from docs_library.rules.regions import SIDES, Region, Run

MOST = 200  # blocks looked through for one conflict


@dataclass(frozen=True, slots=True)
class Moved:
    """One side moved what a conflict is about under the heading `under` ("" before the first)."""

    side: str
    under: str
    number: int


def moved(merge: Merge, region: Region) -> Moved | None:
    """Return where a side of the conflict REGION moved what it lacks; None if it did not.

    A heading is known again by its words, other blocks by being alike.
    """
    for place, side in enumerate(SIDES, start=1):
        gone = [block for block in region.base if block not in region.runs[place]]
        if region.runs[place] or not gone:
            continue
        for other in merge.changes:
            fresh = [block for block in other.runs[place] if block not in other.base][:MOST]
            if other.kind == side and _stands_in(gone, fresh):
                return Moved(side, _heading(merge, other, place), other.number)
    return None


def _stands_in(gone: Iterable[Block], fresh: Run | list[Block]) -> bool:
    first = next(iter(gone))
    if first.kind == "heading":
        titles = {fold(block.content) for block in fresh if block.kind == "heading"}
        if fold(first.content) in titles:
            return True
    return any(is_like(first, block) for block in fresh)


def _heading(merge: Merge, wanted: Region, place: int) -> str:
    """Return the heading under which WANTED starts on that side."""
    under = ""
    for region in merge.regions:
        for block in region.runs[place]:
            if block.kind == "heading" and region is not wanted:
                under = block.content
        if region is wanted:
            break
    return under
