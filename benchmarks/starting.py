"""How long the launcher takes until the portal answers: cold and warm."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.rows import Piece, Row
from eset_portal.launcher.probe import answers

BASE = Path(__file__).resolve().parents[1]
PATIENCE = 300.0  # seconds
OWN = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "PORTAL_URL", "SECRET_KEY", "PORT")


def measure() -> list[Row]:
    """Start a portal of its own twice: into an empty place, then into the one it left."""
    with tempfile.TemporaryDirectory(
        prefix="eset-", dir="/tmp"
    ) as place:  # short: sockets live there
        Path(place).chmod(0o755)
        cold, warm = _start(place), _start(place)
    bare = _import()
    limit = "one interpreter that imports it"
    return [
        Row(Piece("start, cold (loads the demo)", limit, "a guide only"), cold, cold, bare),
        Row(Piece("start, warm", limit, "< 8 s"), warm, warm, bare),
    ]


def _start(place: str) -> float:
    port = _free_port()
    own = {name: value for name, value in os.environ.items() if name not in OWN}
    before = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "eset_portal.launcher", "up"],
        env=own | {"PORTAL_DATA": place, "PORT": str(port), "PORTAL_DEMO": "1"},
        cwd=BASE,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not answers(port, "/readyz"):
            if process.poll() is not None or time.perf_counter() - before > PATIENCE:
                raise RuntimeError("the portal did not start")
            time.sleep(0.05)
        return (time.perf_counter() - before) * 1000
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _import() -> float:
    before = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", "import eset_portal.wsgi"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "eset_portal.settings"},
        cwd=BASE,
        check=True,
    )
    return (time.perf_counter() - before) * 1000


def _free_port() -> int:
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
