"""How a conflict came about."""

from docs_library.rules.alignment import Budget, align, gaps
from docs_library.rules.regions import Region, Run


def reason(region: Region) -> str:
    """Return what made REGION a conflict, by its code (see Region)."""
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
