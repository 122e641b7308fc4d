"""The gates of C2M2 V2.1: a level holds when all its practices and all below are done."""

from collections.abc import Collection, Mapping
from enum import Enum


class Response(Enum):
    """How far a practice is implemented."""

    NOT = "NI"
    PARTIALLY = "PI"
    LARGELY = "LI"
    FULLY = "FI"
    NOT_APPLICABLE = "NA"


_DONE = {Response.LARGELY, Response.FULLY}


def maturity_level(practices: Mapping[int, Collection[Response | None]]) -> int:
    """Return the maturity indicator level, 0 to 3, of one domain.

    PRACTICES holds the responses by level 1, 2, 3; None is unanswered and blocks. What is
    not applicable is neutral: a level with nothing else holds only under one that passes.
    """
    reached = 0
    for level in sorted(practices):
        applicable = [r for r in practices[level] if r is not Response.NOT_APPLICABLE]
        if not _DONE.issuperset(applicable):
            break
        if applicable:
            reached = level
    return reached
