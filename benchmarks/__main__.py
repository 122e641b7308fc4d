"""Measure everything, print the table, and write JSON where asked."""

import argparse
import json
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import benchmarks
from benchmarks import clone, starting
from benchmarks.rows import Row, read, table

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
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the clone goes away
    rows = _inside() + ([] if asked.no_start else starting.measure())
    print(table(rows))
    if asked.json:
        figures = [row.as_json() for row in rows]
        asked.json.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")


def _inside() -> list[Row]:
    with tempfile.TemporaryDirectory() as files, clone.environment() as environment:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.inside"],
            env=environment
            | {"PORTAL_DATA": files, "LOG_LEVEL": "ERROR", "QUEUE_PREFIX": "bench:"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return [read(json.loads(line)) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    main()
