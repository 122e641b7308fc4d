"""`./portal drill`: the long proofs, kills and races among them; `--quick` for small counts."""

import os

from eset_portal.launcher.commands import test


def run(arguments: list[str]) -> int:
    """Run the tests marked as drills; return the exit code of pytest."""
    quick = "--quick" in arguments
    os.environ["PORTAL_DRILL"] = "quick" if quick else "full"
    rest = [argument for argument in arguments if argument != "--quick"]
    return test.pytest(rest, marker=("-m", "drill"))
