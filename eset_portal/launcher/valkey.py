"""The embedded Valkey: carries identifiers to the worker, keeps nothing, has no network port."""

import contextlib
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eset_portal.launcher import binaries
from eset_portal.launcher.errors import StartError
from eset_portal.launcher.places import Places

PATIENCE = 10.0  # seconds
DATABASES = 64  # one for the portal; parallel tests take one each


@dataclass(frozen=True)
class Valkey:
    """One Valkey server on a Unix socket."""

    places: Places

    def ask(self, command: str) -> bytes:
        """Return the first bytes of the answer to COMMAND; nothing where nobody listens.

        A raw socket, because the client library retries a refused connection for seconds.
        """
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as door:
            door.settimeout(2)
            door.connect(str(self.places.valkey_socket))
            door.sendall(f"{command}\r\n".encode())
            return door.recv(64)
        return b""

    def alive(self) -> bool:
        """Say whether it answers."""
        return self.ask("PING").startswith(b"+PONG")

    def start(self) -> None:
        """Start it and wait until it answers.

        Raises StartError with its own words where it does not.
        """
        log = self.places.data / "valkey.log"
        log.unlink(missing_ok=True)
        subprocess.run(
            [
                binaries.valkey(), "--port", "0", "--unixsocket", self.places.valkey_socket,
                "--unixsocketperm", "700", "--save", "", "--appendonly", "no",
                "--databases", str(DATABASES), "--dir", self.places.data,
                "--logfile", log, "--daemonize", "yes",
            ],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            check=False,
        )  # fmt: skip
        if not _until(self.alive):
            raise StartError(f"Valkey did not start:\n{_tail(log)}")

    def stop(self) -> None:
        """Stop it and wait until it is gone."""
        self.ask("SHUTDOWN NOSAVE")
        _until(lambda: not self.alive())


def _until(condition: Callable[[], bool]) -> bool:
    """Wait for CONDITION, at most for as long as patience lasts; return whether it came."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def _tail(log: Path) -> str:
    return log.read_text()[-2000:] if log.exists() else ""
