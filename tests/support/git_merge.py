"""Three-way merges by git, many in one process, to hold our own against."""

import os
import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from docs_library.rules.threeway import CONFLICT, THEIRS, spans

Case = tuple[list[str], list[str], list[str]]
GATHERED = 25
_FENCE = 4  # lines that stand between two cases in all three files, so that none touches the next


def needed() -> None:
    """Skip with the reason where there is no git; fail under CI=true."""
    if shutil.which("git"):
        return
    if os.environ.get("CI") == "true":
        pytest.fail("no git on this machine")
    pytest.skip("no git on this machine (sudo apt-get install -y git)")


def cases(count: int, *, letters: str, kinds: int, seed: int) -> Iterator[Case]:
    """Give COUNT bases, each with two changed forms; few LETTERS and KINDS repeat themselves."""
    dice = random.Random(seed)  # noqa: S311 - which texts are tried is no secret
    for _ in range(count):
        long = dice.randint(1, 14)
        base = [f"{dice.choice(letters)}{dice.randrange(kinds)}" for _ in range(long)]
        yield base, _changed(base, dice), _changed(base, dice)


def _changed(base: Sequence[str], dice: random.Random) -> list[str]:
    found = list(base)
    for _ in range(dice.randint(0, 4)):
        at, way = dice.randrange(len(found) + 1), dice.random()
        if way < 0.3:
            found.insert(at, f"N{dice.randrange(50)}")
        elif way < 0.45 and found:
            found.insert(at, dice.choice(found))
        elif at < len(found) and way < 0.7:
            found[at] = f"M{dice.randrange(50)}"
        elif at < len(found) and len(found) > 1:
            del found[at]
    return found


def verdict(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    """Return what the three merge to, or None when somebody has to decide."""
    found: list[str] = []
    for span in spans(base, ours, theirs):
        if span.kind == CONFLICT:
            return None
        side, place = (theirs, span.theirs) if span.kind == THEIRS else (ours, span.ours)
        found += side[place.start : place.stop]
    return found


def merged(some: Sequence[Case], folder: Path) -> Iterator[list[str] | None]:
    """Give for each case the lines that git merges it to; None where git finds a conflict."""
    for start in range(0, len(some), GATHERED):
        yield from _by_git(some[start : start + GATHERED], folder / str(start))


def _by_git(batch: Sequence[Case], folder: Path) -> Iterator[list[str] | None]:
    folder.mkdir()
    paths = [folder / side for side in ("base", "ours", "theirs")]
    for side, path in enumerate(paths):
        path.write_text("".join(_fenced(number, case[side]) for number, case in enumerate(batch)))
    base, ours, theirs = map(str, paths)
    done = subprocess.run(
        ["git", "merge-file", "-p", ours, base, theirs], capture_output=True, text=True, check=False
    )
    lines: list[str] = []
    for line in done.stdout.splitlines():
        if not line.startswith("#"):
            lines.append(line)
        elif line.endswith(":0"):
            conflict = any(found.startswith("<<<<<<<") for found in lines)
            yield None if conflict else [found.partition(":")[2] for found in lines]
            lines = []


def _fenced(number: int, lines: Sequence[str]) -> str:
    said = [f"{number}:{line}\n" for line in lines]
    return "".join([*said, *(f"#{number}:{count}\n" for count in range(_FENCE))])
