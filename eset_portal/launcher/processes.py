"""Keep a group of processes together: when one dies or somebody asks, all of them stop."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from eset_portal.launcher.asked import Asked
from eset_portal.launcher.errors import StartError

GRACE = 20.0  # seconds in which a process may end its work; reports are redone from their rows
STEP = 0.02  # seconds between two looks at a process
PAUSE = 0.1  # seconds between two questions whether a condition holds


@dataclass
class Group:
    """Processes in the order of their start."""

    asked: Asked
    _children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(
        self, name: str, command: list[str], environment: dict[str, str], *, terminal: bool = False
    ) -> None:
        """Start COMMAND as NAME in a session of its own, or, with TERMINAL, in the person's."""
        self._children[name] = subprocess.Popen(
            command,
            env=environment,
            stdin=None if terminal else subprocess.DEVNULL,
            start_new_session=not terminal,
        )

    def code(self, name: str) -> int | None:
        """Wait for the end of NAME and return its exit code; None where somebody asks first."""
        child = self._children[name]
        while child.poll() is None and not self.asked:
            time.sleep(STEP)
        return child.returncode

    def complete(self, name: str, command: list[str], environment: dict[str, str]) -> None:
        """Run COMMAND to its end, or until somebody asks for an end.

        Raises StartError where it fails.
        """
        self.start(name, command, environment)
        code = self.code(name)
        if code is not None:
            del self._children[name]
        if code and not self.asked:
            raise StartError(f"{name} failed with code {code}; see the lines above")

    def wait(self, condition: Callable[[], bool], *, seconds: float = float("inf")) -> bool:
        """Wait until CONDITION holds, and return whether it did before the end was asked for.

        Raises StartError where a process ends meanwhile.
        """
        end = time.monotonic() + seconds
        while not self.asked and time.monotonic() < end:
            self._refuse_dead()
            if condition():
                return True
            time.sleep(PAUSE)
        return False

    def stop(self) -> None:
        """Stop every process, the last first, and leave none of their children behind."""
        for child in reversed(self._children.values()):
            self._stop(child)
        self._children.clear()

    def _refuse_dead(self) -> None:
        for name, child in self._children.items():
            if child.poll() is not None:
                raise StartError(
                    f"{name} ended with code {child.returncode}; everything is stopped"
                )

    def _stop(self, child: subprocess.Popen[bytes]) -> None:
        """Ask CHILD to end, and end what is left of its session when the grace is over."""
        in_own_session = os.getpgid(child.pid) == child.pid if child.poll() is None else True
        child.terminate()
        end = time.monotonic() + GRACE
        while child.poll() is None and time.monotonic() < end and not self.asked.again:
            time.sleep(STEP)
        if in_own_session:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)
        child.kill()
        child.wait()


@contextlib.contextmanager
def together(asked: Asked) -> Iterator[Group]:
    """Provide a group whose processes are stopped when the block ends, however it ends."""
    group = Group(asked)
    try:
        yield group
    finally:
        group.stop()
