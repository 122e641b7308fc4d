"""How long the long proofs are: in full, or in small counts by `./portal drill --quick`."""

import os


def times(full: int, quick: int) -> int:
    """Return FULL, or QUICK where the person asked for small counts."""
    return quick if os.environ.get("PORTAL_DRILL") == "quick" else full
