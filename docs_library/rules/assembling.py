"""Make one text of a merge and of what people decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docs_library.rules import blocks, joining
from docs_library.rules.blocks import Block
from docs_library.rules.merging import Merge
from docs_library.rules.regions import Region, Run
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop

MINE, NEW, TOGETHER, WRITTEN = "ours", "theirs", "both", "written"
CHOICES = (MINE, NEW, TOGETHER, WRITTEN)


class Undecided(DomainError):
    """Some conflicts wait for a decision."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody decided for a conflict: a side, both, or a text of their own."""

    which: str
    text: str = ""


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
    known = {pair for one in merge.regions for run in one.runs for pair in joining.pairs(run)}
    known |= {pair for side in range(3) for pair in _seams(merge, side)}
    found: list[Block] = []
    for region in merge.regions:
        found += placed(region, choices)
    return "".join(joining.laid(found, known))


def placed(region: Region, choices: Mapping[str, Choice]) -> Run:
    """Return the blocks that stand in the place of REGION. Raise Undecided."""
    if not region.is_conflict:
        return region.settled
    choice = choices.get(region.digest)
    if choice is None:
        raise Undecided(noop("Some of the conflicts have not been decided yet."))
    return chosen(region, choice)


def _seams(merge: Merge, side: int) -> Iterator[tuple[str, str]]:
    """Give the neighbours on one side across its regions."""
    last: Block | None = None
    for region in merge.regions:
        run = region.runs[side]
        if last and run:
            yield last.source, run[0].source
        last = run[-1] if run else last
