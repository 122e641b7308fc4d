"""Put blocks one after the other so that each stays what it is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from docs_library.rules.blocks import Block

_LISTS = {"item", "step"}
_ROWS = {"head", "row"}


def joined(found: Sequence[Block], known: Iterable[Block]) -> str:
    """Return the blocks FOUND as one text; neighbours in KNOWN stay as near as they were."""
    return "".join(laid(found, set(pairs(known))))


def pairs(run: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """Give the sources of neighbours in RUN."""
    return ((one.source, other.source) for one, other in pairwise(run))


def laid(found: Sequence[Block], known: set[tuple[str, str]]) -> Iterator[str]:
    """Give FOUND piece by piece, with what must stand between those that are not KNOWN pairs."""
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
