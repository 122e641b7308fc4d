"""A stretch of three texts that meet: whose change it is, and how it is known again."""

import hashlib
from dataclasses import dataclass

from docs_library.rules.blocks import Block
from docs_library.rules.threeway import CONFLICT, KEPT, OURS, THEIRS

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


def _dressed(base: Block, ours: Block, theirs: Block) -> Block:
    """Return a block that says the same in all three as the side set it that changed its dress."""
    return theirs if base.source == ours.source else ours
