"""The embedded PostgreSQL: made once, on a Unix socket only, never on the network."""

import contextlib
import shutil
import socket
import tempfile
from dataclasses import dataclass
from pathlib import Path

from eset_portal.launcher import binaries
from eset_portal.launcher.errors import StartError
from eset_portal.launcher.places import Places
from eset_portal.launcher.unprivileged import Runner, runner

FIRST_WITH_OWN_LOCALES = 17
SETTINGS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "80",
    "shared_buffers": "128MB",
    "synchronous_commit": "on",  # an answer that was acknowledged is on the disk
    "timezone": "UTC",
}
# Data that end with their servers survive killed processes all the same; only a machine that
# loses its power would lose them.
PASSING = {
    "fsync": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
}


@dataclass(frozen=True)
class Postgres:
    """One data directory of PostgreSQL and the programs that serve it.

    What is not `lasting` is never waited for until it is on the disk.
    """

    places: Places
    password: str
    lasting: bool = True

    @property
    def _root(self) -> Path:
        return self.places.data / "postgres"

    @property
    def _cluster(self) -> Path:
        return self._root / "data"

    def alive(self) -> bool:
        """Say whether it accepts connections."""
        path = self.places.postgres_sockets / ".s.PGSQL.5432"
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as door:
            door.settimeout(2)
            door.connect(str(path))
            return True
        return False

    def start(self) -> None:
        """Start it, making the data directory the first time.

        Raises StartError with PostgreSQL's own words where it does not start.
        """
        programs, sockets = binaries.postgres(), self.places.postgres_sockets
        for directory in (self._root, sockets):
            directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        run = runner(programs / "initdb", self._root)
        run.own([sockets])
        if not (self._cluster / "PG_VERSION").exists():
            self._initialise(run, programs)
        self._refuse_other_version(programs, run)
        settings = SETTINGS | ({} if self.lasting else PASSING)
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        log = self._root / "log"
        log.unlink(missing_ok=True)
        started = run(
            programs / "pg_ctl", "-D", self._cluster, "-l", log, "-w", "-t", "60",
            "-o", f"-k {sockets} {options}", "start",
        )  # fmt: skip
        if started.returncode != 0:
            words = log.read_text()[-2000:] if log.exists() else started.stdout
            raise StartError(f"PostgreSQL did not start:\n{words}")

    def stop(self) -> None:
        """Stop it after the running statements were cut and everything is on the disk."""
        programs = binaries.postgres()
        run = runner(programs / "initdb", self._root)
        run(programs / "pg_ctl", "-D", self._cluster, "-m", "fast", "-w", "-t", "60", "stop")

    def _initialise(self, run: Runner, programs: Path) -> None:
        """Make the data directory; what a broken start left behind is removed."""
        shutil.rmtree(self._cluster, ignore_errors=True)
        with tempfile.NamedTemporaryFile("w", dir=self._root) as file:
            file.write(self.password)
            file.flush()
            run.own([Path(file.name)])
            made = run(
                programs / "initdb", "-D", self._cluster, "-U", "postgres", "-E", "UTF8",
                "-A", "scram-sha-256", f"--pwfile={file.name}", *self._locale(programs, run),
            )  # fmt: skip
        if made.returncode != 0:
            shutil.rmtree(self._cluster, ignore_errors=True)
            raise StartError(f"PostgreSQL could not make its data directory:\n{made.stdout}")

    def _locale(self, programs: Path, run: Runner) -> list[str]:
        if _major(programs, run) >= FIRST_WITH_OWN_LOCALES:
            return ["--locale-provider=builtin", "--locale=C.UTF-8"]
        return ["--locale=C.UTF-8"]

    def _refuse_other_version(self, programs: Path, run: Runner) -> None:
        """Raise StartError where the data were written by another major version."""
        written, serving = (self._cluster / "PG_VERSION").read_text().strip(), _major(programs, run)
        if written != str(serving):
            raise StartError(
                f"{self._cluster} was written by PostgreSQL {written}, this is {serving}. "
                "Restore a backup into a new data directory (docs/operations.md)."
            )


def _major(programs: Path, run: Runner) -> int:
    """Return the major version of the server program, as 18."""
    return int(run(programs / "postgres", "--version").stdout.split()[2].split(".")[0])
