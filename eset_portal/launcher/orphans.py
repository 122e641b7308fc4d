"""Take care of servers that detach themselves: an ended one must not stay behind as a zombie.

In a container the first process often reaps nobody; then its place is ours.
"""

import ctypes
import os
import time
from contextlib import suppress

SET_CHILD_SUBREAPER = 36  # of prctl(2)
PATIENCE = 2.0  # seconds


def adopt() -> None:
    """Become the parent of what detaches below us, where the kernel can do that."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def reap() -> None:
    """Wait a moment for the children that have been asked to end."""
    end = time.monotonic() + PATIENCE
    with suppress(ChildProcessError):
        while time.monotonic() < end:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.02)
