"""What the decisions of a merge leave out of what either side wrote."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from docs_library.rules.assembling import MINE, NEW, Choice, placed
from docs_library.rules.blocks import Block
from docs_library.rules.merging import Merge


@dataclass(frozen=True, slots=True)
class Discarded:
    """A block that stood in one of the two texts and was left out by the decision on a region."""

    number: int
    side: str
    block: Block


def discarded(merge: Merge, choices: Mapping[str, Choice]) -> list[Discarded]:
    """Return what CHOICES leave out of blocks that either side wrote, in the order of reading.

    What also stands elsewhere in the result, or stood in the common base, is not left out.
    """
    kept = Counter(block for one in merge.regions for block in placed(one, choices))
    kept.update(block for one in merge.regions for block in one.base)
    return [
        Discarded(region.number, side, block)
        for region in merge.conflicts
        for side, run in ((MINE, region.ours), (NEW, region.theirs))
        for block in run
        if not kept[block]
    ]
