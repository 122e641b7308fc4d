"""Measure everything, print each row as it comes, and write JSON where asked."""

import argparse
import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import benchmarks
from benchmarks import clone, starting
from benchmarks.rows import HEAD, Row, line, read

MINUTES = 5.0
STARTING = "starting"
APART = {"LOG_LEVEL": "ERROR", "QUEUE_PREFIX": "bench:"}


def main() -> None:
    """Measure over a clone of the database, then the start of a portal of its own."""
    parser = argparse.ArgumentParser(
        prog="benchmarks",
        description=benchmarks.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    parser.add_argument("--no-start", action="store_true", help="leave the start-up out")
    parser.add_argument(
        "--minutes",
        type=float,
        default=MINUTES,
        help="after so many no further measure is begun (default: %(default)g)",
    )
    parser.add_argument(
        "--only",
        default="",
        metavar="NAME",
        help="those measures alone: steering, batches, report…",
    )
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the clone goes away
    print(HEAD, flush=True)
    rows = []
    start = not asked.no_start and asked.only in STARTING
    for row in _all(asked.minutes * 60, start=start, only=asked.only):
        print(line(row), flush=True)
        rows.append(row)
    if asked.json:
        figures = [row.as_json() for row in rows]
        asked.json.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")


def _all(seconds: float, *, start: bool, only: str) -> Iterator[Row]:
    """Yield each row as soon as it is measured; the start first, which is always measured."""
    end = time.monotonic() + seconds
    if start:
        yield from starting.measure()
    if only != STARTING:
        yield from _inside(end - time.monotonic(), only)


def _inside(seconds: float, only: str) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as files, clone.environment() as environment:
        own = {"PORTAL_DATA": files, "BENCH_SECONDS": str(seconds), "BENCH_ONLY": only}
        command = [sys.executable, "-m", "benchmarks.inside"]
        with subprocess.Popen(
            command, env=environment | APART | own, stdout=subprocess.PIPE, text=True
        ) as child:
            yield from (read(json.loads(said)) for said in child.stdout or ())
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, command)


if __name__ == "__main__":
    main()
