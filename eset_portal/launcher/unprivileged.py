"""Run PostgreSQL's programs, which refuse to run as root, also when root starts the portal."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eset_portal.launcher.errors import StartError

NOBODY = 65534
NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")


@dataclass(frozen=True)
class Runner:
    """A way to run programs as somebody who is not root."""

    prefix: tuple[str, ...] = ()
    drops: bool = False

    def __call__(self, *command: object) -> subprocess.CompletedProcess[str]:
        """Run COMMAND to its end and return its result with all its output as text."""
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        return subprocess.run(
            [*self.prefix, *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            env=environment,
            cwd="/",
            start_new_session=True,
            user=NOBODY if self.drops else None,
            group=NOBODY if self.drops else None,
            extra_groups=[] if self.drops else None,
        )

    def own(self, paths: Sequence[Path]) -> None:
        """Give PATHS and all they hold to whoever the programs run as."""
        if os.geteuid() == 0:
            owner = NOBODY if self.drops else 0
            for path in paths:
                for entry in (path, *path.rglob("*")):
                    os.lchown(entry, owner, owner)


def runner(program: Path, directory: Path) -> Runner:
    """Return a way to run PROGRAM over DIRECTORY: as oneself, as nobody, or in a namespace.

    Raises StartError where root can do neither.
    """
    if os.geteuid() != 0:
        return Runner()
    as_nobody = Runner(drops=True)
    if _works(as_nobody, program, directory):
        return as_nobody
    in_namespace = Runner(prefix=NAMESPACE)
    if _works(in_namespace, program, directory):
        return in_namespace
    raise StartError(
        "PostgreSQL does not run as root, and neither nobody nor a user namespace can reach "
        f"{directory}. Start the portal as an ordinary user, or set DATABASE_URL."
    )


def _works(candidate: Runner, program: Path, directory: Path) -> bool:
    """Say whether CANDIDATE can start PROGRAM and write into DIRECTORY."""
    try:
        if directory.stat().st_uid != (NOBODY if candidate.drops else 0):
            candidate.own([directory])
        started = candidate(program, "--version").returncode == 0
        return started and candidate("test", "-w", directory).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False
