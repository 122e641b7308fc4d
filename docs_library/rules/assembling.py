"""Make one text of a merge and of what people decided, and say what they left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docs_library.rules import blocks
from docs_library.rules.blocks import Block
from docs_library.rules.merging import Merge, Region, Run
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop

MINE, NEW, TOGETHER, WRITTEN = "ours", "theirs", "both", "written"
CHOICES = (MINE, NEW, TOGETHER, WRITTEN)
_LISTS = {"item", "step"}
_ROWS = {"head", "row"}


class Undecided(DomainError):
    """Some conflicts wait for a decision."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody decided for a conflict: a side, both, or a text of their own."""

    which: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Discarded:
    """A block that stood in one of the two texts and was left out by the decision on a region."""

    number: int
    side: str
    block: Block


def chosen(region: Region, choice: Choice) -> Run:
    """Return the blocks that CHOICE puts in the place of the conflict REGION."""
    if choice.which == WRITTEN:
        return tuple(blocks.split(choice.text)) if choice.text.strip() else ()
    sides = {MINE: region.ours, NEW: region.theirs, TOGETHER: region.together}
    return sides[choice.which]


def assemble(merge: Merge, choices: Mapping[str, Choice]) -> str:
    """Return the text of MERGE with CHOICES, each by the digest of its conflict.

    Where no side changed it is the other, letter by letter. Blocks that never stood one after the
    other are set apart so that neither is taken into the other. Raise Undecided when a conflict
    lacks its decision.
    """
    known = {pair for one in merge.regions for run in one.runs for pair in _pairs(run)}
    known |= {pair for side in range(3) for pair in _seams(merge, side)}
    found: list[Block] = []
    for region in merge.regions:
        found += _placed(region, choices)
    return "".join(_joined(found, known))


def joined(found: Sequence[Block], known: Iterable[Block]) -> str:
    """Return the blocks FOUND as one text; neighbours in KNOWN stay as near as they were."""
    return "".join(_joined(found, set(_pairs(known))))


def discarded(merge: Merge, choices: Mapping[str, Choice]) -> list[Discarded]:
    """Return what CHOICES leave out of blocks that either side wrote, in the order of reading.

    What also stands elsewhere in the result, or stood in the common base, is not left out.
    """
    kept = Counter(block for one in merge.regions for block in _placed(one, choices))
    kept.update(block for one in merge.regions for block in one.base)
    return [
        Discarded(region.number, side, block)
        for region in merge.conflicts
        for side, run in ((MINE, region.ours), (NEW, region.theirs))
        for block in run
        if not kept[block]
    ]


def _placed(region: Region, choices: Mapping[str, Choice]) -> Run:
    if not region.is_conflict:
        return region.settled
    choice = choices.get(region.digest)
    if choice is None:
        raise Undecided(noop("Some of the conflicts have not been decided yet."))
    return chosen(region, choice)


def _pairs(run: Iterable[Block]) -> Iterator[tuple[str, str]]:
    return ((one.source, other.source) for one, other in pairwise(run))


def _seams(merge: Merge, side: int) -> Iterator[tuple[str, str]]:
    """Give the neighbours on one side across its regions."""
    last: Block | None = None
    for region in merge.regions:
        run = region.runs[side]
        if last and run:
            yield last.source, run[0].source
        last = run[-1] if run else last


def _joined(found: Sequence[Block], known: set[tuple[str, str]]) -> Iterator[str]:
    for one, other in pairwise(found):
        yield one.source
        if (one.source, other.source) not in known:
            yield _gap(one, other)
    if found:
        yield found[-1].source


def _gap(one: Block, other: Block) -> str:
    """Return what must stand between two blocks for both to stay what they are."""
    lines = one.source[len(one.source.rstrip()) :].count("\n")
    together = {one.kind, other.kind} <= _ROWS or one.kind == other.kind in _LISTS
    return "\n" * max(0, (1 if together else 2) - lines)
