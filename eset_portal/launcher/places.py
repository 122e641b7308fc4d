"""Where things lie: the checkout, the data directory, the short directory of the sockets."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from eset_portal.launcher.errors import StartError

BASE = Path(__file__).resolve().parents[2]
LONGEST_SOCKET = 107  # bytes that the kernel keeps for the path of a Unix socket


@dataclass(frozen=True)
class Places:
    """The directories of one installation; two data directories never share anything."""

    data: Path

    @cached_property
    def sockets(self) -> Path:
        """A short directory for Unix sockets, whose paths hold 107 bytes only.

        Raises StartError where a stranger owns it.
        """
        digest = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        name = f"portal-{os.geteuid()}-{digest}"
        parent = Path(tempfile.gettempdir())
        if len(os.fsencode(parent / name)) + len("/pg/.s.PGSQL.5432") > LONGEST_SOCKET:
            parent = Path("/tmp")  # noqa: S108 - the name is ours and the owner is checked
        directory = parent / name
        make_private(directory)
        if directory.is_symlink() or directory.stat().st_uid != os.geteuid():
            raise StartError(f"{directory} belongs to somebody else; remove it and start again")
        return directory

    @property
    def postgres_sockets(self) -> Path:
        """Where the embedded PostgreSQL listens."""
        return self.sockets / "pg"

    @property
    def valkey_socket(self) -> Path:
        """Where the embedded Valkey listens."""
        return self.sockets / "valkey.sock"

    def lock(self, name: str) -> Path:
        """Return the file that guards NAME."""
        return self.data / f"{name}.lock"


def make_private(directory: Path) -> None:
    """Make DIRECTORY for this user alone; root lets others pass through, for PostgreSQL's sake.

    As root the embedded PostgreSQL runs as nobody, who has to reach its own directory inside.
    """
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    if directory.stat().st_uid == os.geteuid():
        directory.chmod(0o711 if os.geteuid() == 0 else 0o700)


def here() -> Places:
    """Return the places of this start: PORTAL_DATA, or `var` in the checkout."""
    data = Path(os.environ.get("PORTAL_DATA") or BASE / "var").resolve()
    make_private(data)
    return Places(data)
