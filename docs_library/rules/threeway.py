"""Lay two changed sequences over the one that both started from."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from docs_library.rules.certainty import Hunk, hunks

KEPT, OURS, THEIRS, BOTH, CONFLICT = "kept", "ours", "theirs", "both", "conflict"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the three sequences, and whose change it is.

    `kind` is kept, ours, theirs, both (the same change twice) or conflict. `edits` are the hunks
    of a conflict, each with whether it is ours.
    """

    kind: str
    base: range
    ours: range
    theirs: range
    edits: tuple[tuple[bool, Hunk], ...] = ()


def spans(
    base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]
) -> Iterator[Span]:
    """Give the stretches of OURS and THEIRS over BASE, in order; together they are all of them.

    Two changes with nothing untouched between them are a conflict, as in git, unless they are
    the same.
    """
    edits = [(True, hunk) for hunk in hunks(base, ours)]
    edits += [(False, hunk) for hunk in hunks(base, theirs)]
    edits.sort(key=lambda edit: (edit[1].start, edit[1].end))
    at = (0, 0, 0)
    for group in _touching(edits):
        start, end = group[0][1].start, max(hunk.end for _, hunk in group)
        if start > at[0]:
            yield _kept(at, start)
        before = (start, at[1] + start - at[0], at[2] + start - at[0])
        at = (end, before[1] + _size(group, start, end, ours=True), 0)
        at = (end, at[1], before[2] + _size(group, start, end, ours=False))
        yield _span(group, before, at, (ours, theirs))
    if at[0] < len(base):
        yield _kept(at, len(base))


def _touching(edits: Sequence[tuple[bool, Hunk]]) -> Iterator[tuple[tuple[bool, Hunk], ...]]:
    """Give EDITS in groups between which something of the base is untouched."""
    group: list[tuple[bool, Hunk]] = []
    end = -1
    for edit in edits:
        if group and edit[1].start > end:
            yield tuple(group)
            group = []
        group.append(edit)
        end = max(end, edit[1].end) if len(group) > 1 else edit[1].end
    if group:
        yield tuple(group)


def _size(group: Sequence[tuple[bool, Hunk]], start: int, end: int, *, ours: bool) -> int:
    """Return how many items stand for base START to END on one side after the hunks of GROUP."""
    return end - start + sum(hunk.grown for is_ours, hunk in group if is_ours is ours)


def _kept(at: tuple[int, int, int], to: int) -> Span:
    base, ours, theirs = (range(here, here + to - at[0]) for here in at)
    return Span(KEPT, base, ours, theirs)


def _span(
    group: tuple[tuple[bool, Hunk], ...],
    start: tuple[int, int, int],
    end: tuple[int, int, int],
    sides: tuple[Sequence[Hashable], Sequence[Hashable]],
) -> Span:
    base, ours, theirs = map(range, start, end)
    whose = {is_ours for is_ours, _ in group}
    if whose == {True}:
        return Span(OURS, base, ours, theirs)
    if whose == {False}:
        return Span(THEIRS, base, ours, theirs)
    mine, other = sides
    if mine[ours.start : ours.stop] == other[theirs.start : theirs.stop]:
        return Span(BOTH, base, ours, theirs)
    return Span(CONFLICT, base, ours, theirs, group)
