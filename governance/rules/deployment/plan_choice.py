"""Which template of a plan fits which body."""

from collections.abc import Collection

ANY_SIZE = 1
ITS_SIZE = 2


def fit(kind: str, band: str, *, kinds: Collection[str], bands: Collection[str]) -> int:
    """Return how well a template for KINDS and BANDS fits a body: 0 is not at all.

    No BANDS means every size. BAND is "" for a body without one, which only such templates fit.
    """
    if kind not in kinds:
        return 0
    if not bands:
        return ANY_SIZE
    return ITS_SIZE if band in bands else 0
