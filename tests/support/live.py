"""A real portal beside the tests: gunicorn, and a Celery worker where asked, over a clone."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import redis

from eset_portal.launcher import serving
from eset_portal.launcher.probe import answers
from eset_portal.launcher.processes import GRACE
from tests.support import databases

BASE = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds


def free_port() -> int:
    """Return a port on which nobody listens now."""
    with closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def queue(worker_id: str) -> str:
    """Return the address of the Redis database that is WORKER_ID's own; the first is nobody's."""
    number = 1 if worker_id == "master" else 1 + int(worker_id.removeprefix("gw"))
    address = os.environ["REDIS_URL"]
    if address.startswith("unix:"):
        return f"{address.partition('?')[0]}?db={number}"
    return f"redis://{address.split('/')[2]}/{number}"


@dataclass
class LivePortal:
    """Real processes of one portal; `url` is where it answers, `data` where it writes."""

    port: int
    environment: dict[str, str]
    data: Path
    _processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The address without a final slash."""
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> str:
        """What the processes have said so far."""
        return (self.data / "log").read_text()

    def start_web(self) -> None:
        """Start gunicorn and wait until it answers."""
        self._start("web", *serving.WEB)
        end = time.monotonic() + PATIENCE
        while not answers(self.port):
            if time.monotonic() > end or self._processes["web"].poll() is not None:
                pytest.fail(f"the portal did not start:\n{self.log[-4000:]}")
            time.sleep(0.1)

    def start_worker(self, *, beat: bool = False) -> None:
        """Start a Celery worker, with the periodic tasks where BEAT; it takes work when ready."""
        self._start("worker", *serving.WORKER, *(serving.WITH_BEAT if beat else ()))

    def stop(self, name: str) -> None:
        """Ask the process NAME, `web` or `worker`, to end; like `up`, kill what takes too long."""
        self._end(name, signal.SIGTERM)

    def kill(self, name: str) -> None:
        """Kill the process NAME and all its children on the spot."""
        self._end(name, signal.SIGKILL)

    def end_all(self) -> None:
        """End every process at once: nobody needs what they still do."""
        for name in list(self._processes):
            self.kill(name)

    def manage(self, *arguments: str) -> str:
        """Run manage.py with ARGUMENTS as the owner and return what it printed."""
        done = subprocess.run(
            serving.python("manage.py", *arguments),
            env=serving.as_owner(self.environment),
            cwd=BASE,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def wipe_queue(self) -> None:
        """Forget everything that the broker holds for this portal."""
        with redis.Redis.from_url(self.environment["REDIS_URL"]) as client:
            client.flushdb()

    def _start(self, name: str, *command: str) -> None:
        with (self.data / "log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                serving.python(*command),
                env=self.environment,
                cwd=BASE,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _end(self, name: str, number: signal.Signals) -> None:
        child = self._processes.pop(name)
        if child.poll() is None:
            child.send_signal(number)
        try:
            if number != signal.SIGKILL:
                with suppress(subprocess.TimeoutExpired):
                    child.wait(GRACE)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


@pytest.fixture(scope="module")
def live_environment() -> dict[str, str]:
    """Settings that a module changes for its live portal, by overriding this fixture."""
    return {}


@pytest.fixture(scope="module")
def live_portal(
    committed: str,
    live_environment: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> Iterator[LivePortal]:
    """A portal in demo mode that serves this module's clone, without a worker at first.

    Work that the test's own process enqueues goes to another queue: act by the pages.
    """
    port, data = free_port(), tmp_path_factory.mktemp("live")
    environment = os.environ | {
        "DATABASE_URL": databases.address("app", committed),
        "DATABASE_OWNER_URL": databases.address("owner", committed),
        "REDIS_URL": queue(worker_id),
        "PORTAL_DATA": str(data),
        "PORTAL_DEMO": "1",
        "PORT": str(port),
        "PORTAL_URL": f"http://localhost:{port}",
    }
    (data / "static").mkdir()
    portal = LivePortal(port, environment | live_environment, data)
    portal.wipe_queue()
    try:
        portal.start_web()
        yield portal
    finally:
        portal.end_all()
