"""What of a document no body may take out: the parts whose heading says that they are obligatory.

A heading that ends with "(obligatori)" makes itself and all that stands under it obligatory.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from docs_library.rules import blocks
from docs_library.rules.blocks import Block

_SAYS_SO = re.compile(r"\(obligat[oòó]ri(?:a|s|es|o|os)?\)\W*$", re.IGNORECASE)


def obligatory(found: Iterable[Block]) -> list[Block]:
    """Return the obligatory blocks among those of a text, in order."""
    kept: list[Block] = []
    level = 0  # of the heading that made what follows obligatory; 0 when none did
    for block in found:
        if block.kind == "heading" and (not level or block.level <= level):
            level = block.level if _SAYS_SO.search(block.content) else 0
        if level:
            kept.append(block)
    return kept


def missing(published: str, adapted: str) -> list[Block]:
    """Return the obligatory blocks of the PUBLISHED text that the ADAPTED one no longer has."""
    return lacking(obligatory(blocks.split(published)), blocks.split(adapted))


def lacking(wanted: Iterable[Block], present: Sequence[Block]) -> list[Block]:
    """Return the blocks of WANTED that are not PRESENT as often as they should be."""
    left = Counter(present)
    found = []
    for block in wanted:
        if left[block]:
            left[block] -= 1
        else:
            found.append(block)
    return found
