"""Merge two texts that were changed from the same one, block by block, losing nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from docs_library.rules import blocks, threeway
from docs_library.rules.blocks import Block
from docs_library.rules.differences import TooLong
from docs_library.rules.reasons import reason
from docs_library.rules.regions import Region, Run
from docs_library.rules.threeway import KEPT, OURS, Span
from eset_portal.common.rules.i18n import noop

ALGORITHM = 1  # counts up when the same three texts would give other regions
LONGEST = 1_500_000  # characters of the three texts together


@dataclass(frozen=True)
class Merge:
    """All regions of a merge, in the order of reading."""

    regions: tuple[Region, ...]

    @cached_property
    def changes(self) -> tuple[Region, ...]:
        """What is not kept."""
        return tuple(region for region in self.regions if region.kind != KEPT)

    @cached_property
    def conflicts(self) -> tuple[Region, ...]:
        """What somebody has to decide."""
        return tuple(region for region in self.regions if region.is_conflict)

    @cached_property
    def arriving(self) -> tuple[Region, ...]:
        """What the new text brings: its own changes, those made by both, and conflicts."""
        return tuple(region for region in self.changes if region.kind != OURS)


def merge(base: str, ours: str, theirs: str) -> Merge:
    """Return how the texts OURS and THEIRS, both changed from BASE, come together.

    Blocks are the same when they say the same, however they are numbered and spaced. It takes
    about as long as reading the texts, whatever they are; equal blocks repeated so often that
    nobody can tell them apart are put to the person as one. Raise TooLong above LONGEST.
    """
    if len(base) + len(ours) + len(theirs) > LONGEST:
        raise TooLong(noop("These texts are too long to be brought together here."))
    texts = blocks.split(base), blocks.split(ours), blocks.split(theirs)
    return Merge(tuple(_regions(*texts)))


def _regions(
    base: Sequence[Block], ours: Sequence[Block], theirs: Sequence[Block]
) -> Iterator[Region]:
    number = 0
    for span in threeway.spans(base, ours, theirs):
        runs = (_cut(base, span.base), _cut(ours, span.ours), _cut(theirs, span.theirs))
        number += span.kind != KEPT
        region = Region(span.kind, *runs, number=number if span.kind != KEPT else 0)
        if region.is_conflict:
            together = _together(span, base, (ours, theirs))
            region = replace(region, together=together, reason=reason(region))
        yield region


def _cut(side: Sequence[Block], place: range) -> Run:
    return tuple(side[place.start : place.stop])


def _together(span: Span, base: Sequence[Block], sides: tuple[Sequence[Block], ...]) -> Run:
    """Return both changes of a conflict where they only touch; else ours and then theirs."""
    found: list[Block] = []
    at = span.base.start
    for is_ours, hunk in sorted(span.edits, key=lambda edit: (edit[1].start, edit[1].end)):
        if hunk.start < at:
            ours, theirs = sides
            return (*_cut(ours, span.ours), *_cut(theirs, span.theirs))
        found += base[at : hunk.start]
        found += sides[0 if is_ours else 1][hunk.first : hunk.last]
        at = hunk.end
    return (*found, *base[at : span.base.stop])
