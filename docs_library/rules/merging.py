"""Merge two texts that were changed from the same one, block by block, losing nothing."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from docs_library.rules import blocks, threeway
from docs_library.rules.alignment import Budget, align, gaps
from docs_library.rules.blocks import Block
from docs_library.rules.differences import TooLong
from docs_library.rules.threeway import CONFLICT, KEPT, OURS, THEIRS, Span
from eset_portal.common.rules.i18n import noop

ALGORITHM = 1  # counts up when the same three texts would give other regions
LONGEST = 1_500_000  # characters of the three texts together
SIDES = (OURS, THEIRS)

Run = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the three texts: kept by both, changed by one, alike by both, or in conflict.

    `number` counts what is not kept from 1. `together` is what both changes make when they stand
    one beside the other. `reason` says how a conflict came about: changed (by both), added (by
    both, in one place), removed_here, removed_there, or unclear (equal blocks are repeated, and
    which of them was meant cannot be told).
    """

    kind: str
    base: Run
    ours: Run
    theirs: Run
    number: int = 0
    together: Run = ()
    reason: str = ""

    @property
    def is_conflict(self) -> bool:
        """Whether somebody has to decide."""
        return self.kind == CONFLICT

    @property
    def settled(self) -> Run:
        """The blocks that stand here without a decision; those of ours in a conflict."""
        if self.kind == KEPT:
            return tuple(map(_dressed, self.base, self.ours, self.theirs))
        return self.theirs if self.kind == THEIRS else self.ours

    @property
    def digest(self) -> str:
        """What this region is, whatever stands around it: decisions are known by it."""
        sides = ("\0\0".join(block.source for block in run) for run in self.runs)
        return hashlib.sha256("\0\0\0".join(sides).encode(errors="replace")).hexdigest()[:32]

    @property
    def runs(self) -> tuple[Run, Run, Run]:
        """Base, ours and theirs."""
        return self.base, self.ours, self.theirs


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
            region = replace(region, together=together, reason=_reason(region))
        yield region


def _cut(side: Sequence[Block], place: range) -> Run:
    return tuple(side[place.start : place.stop])


def _dressed(base: Block, ours: Block, theirs: Block) -> Block:
    """Return a block that says the same in all three as the side set it that changed its dress."""
    return theirs if base.source == ours.source else ours


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


def _reason(region: Region) -> str:
    if not region.base:
        return "added"
    if not region.ours:
        return "removed_here"
    if not region.theirs:
        return "removed_there"
    return "unclear" if _is_unclear(region) else "changed"


def _is_unclear(region: Region) -> bool:
    """Say whether the changes stand apart as they are usually told: only repetition mixes them."""
    told = [_told(region.base, side) for side in (region.ours, region.theirs)]
    return all(one[1] < two[0] or two[1] < one[0] for one in told[0] for two in told[1])


def _told(old: Run, new: Run) -> list[tuple[int, int]]:
    pairs = align(old, new, Budget())
    found = gaps(pairs, (len(old), len(new)))
    return [(left.start, left.stop) for left, right, _ in found if left or right]
