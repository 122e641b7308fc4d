"""Places that end with the command that made them: in memory where there is room, else in `var`.

A copy of the portal's database is fifteen hundred files: a second of work on many a disk, nothing
in memory. Each run of the tests makes some eighty of them.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eset_portal.launcher.places import BASE, Places, make_private

MEMORY = Path("/dev/shm")  # noqa: S108 - what is made in it is private, and gone afterwards
ROOM = 3 * 2**30  # bytes: six times what a whole run of the tests takes
MARK = "eset-portal"


@contextmanager
def own_place(name: str, *, on_disk: bool = False) -> Iterator[Places]:
    """Provide a data directory, in any case ON_DISK if asked, that is gone afterwards."""
    data = BASE / "var" / f"{name}-{os.getpid()}"
    if not on_disk and has_room(MEMORY):
        data = MEMORY / f"{MARK}-{data.name}"
        sweep(MEMORY)
    else:
        make_private(data.parent)
    make_private(data)
    places = Places(data)
    try:
        yield places
    finally:
        remove(places)


def has_room(directory: Path) -> bool:
    """Say whether DIRECTORY is there, open to us, and has room for a whole run."""
    try:
        return os.access(directory, os.W_OK) and shutil.disk_usage(directory).free >= ROOM
    except OSError:
        return False


def sweep(directory: Path) -> None:
    """Remove from DIRECTORY what processes left that were killed outright."""
    for left in directory.glob(f"{MARK}-*"):
        owner = left.name.rpartition("-")[2]
        if owner.isdecimal() and not Path("/proc", owner).exists():
            remove(Places(left))


def remove(places: Places) -> None:
    """Remove the data directory of PLACES and its sockets; nothing may run there any more."""
    for directory in (places.data, places.sockets):
        shutil.rmtree(directory, ignore_errors=True)
