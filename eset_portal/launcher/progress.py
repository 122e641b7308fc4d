"""Lines that tell the person who waits what happens, each with its second."""

import os
import sys
import time

STARTED = float(os.environ.get("PORTAL_STARTED") or time.monotonic())


def say(text: str) -> None:
    """Print TEXT to the error stream with the seconds since the command was given."""
    print(f"[{time.monotonic() - STARTED:5.1f} s] {text}", file=sys.stderr, flush=True)
