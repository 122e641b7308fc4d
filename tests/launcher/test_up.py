"""`up` from its first line to its last: real processes in a place of their own, none left over."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from eset_portal.launcher.passing import own_place
from eset_portal.launcher.places import Places
from eset_portal.launcher.probe import answers
from tests.support.live import free_port

BASE = Path(__file__).resolve().parents[2]
PATIENCE = 90.0  # seconds
OURS = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "PORTAL_URL", "SECRET_KEY", "PORT")
pytestmark = pytest.mark.worker


@pytest.fixture
def places() -> Iterator[Places]:
    """A data directory of its own, which nobody can reach too."""
    with own_place(f"up-{uuid.uuid4().hex[:6]}") as ours:
        yield ours


def environment(places: Places, port: int, **more: str) -> dict[str, str]:
    """Return what a person's shell holds: none of the addresses of this test run."""
    own = {name: value for name, value in os.environ.items() if name not in OURS}
    demo = {"PORTAL_DEMO": "0", "PORTAL_DATA": str(places.data), "PORT": str(port)}
    return own | demo | more


def launch(places: Places, port: int, *command: str, **more: str) -> "subprocess.Popen[str]":
    """Start the launcher with COMMAND, `up` when empty, and its words in a file."""
    with (places.data / f"words-{port}").open("w") as words:
        return subprocess.Popen(
            [sys.executable, "-m", "eset_portal.launcher", *(command or ("up",))],
            env=environment(places, port, **more),
            cwd=BASE,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            text=True,
        )


def words(places: Places, port: int) -> str:
    """Return what the start on PORT has said."""
    return (places.data / f"words-{port}").read_text()


def eventually(condition: Callable[[], bool]) -> bool:
    """Say whether CONDITION comes true while there is patience."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def serve(places: Places, port: int) -> "subprocess.Popen[str]":
    """Start `up` and wait until it has announced itself."""
    process = launch(places, port)
    announced = eventually(
        lambda: "Ctrl-C stops" in words(places, port) or process.poll() is not None
    )
    assert announced, words(places, port)
    assert process.poll() is None, words(places, port)
    return process


def processes_of(places: Places) -> dict[int, str]:
    """Return the living processes that know the data directory, by their command lines."""
    mark, found = os.fsencode(places.data), {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            known = mark in command or mark in (folder / "environ").read_bytes()
        except OSError:
            continue
        if known and command:
            found[int(folder.name)] = command.replace(b"\0", b" ").decode()
    return found


DURABLE = """
from django.db import connection as c
with c.cursor() as cursor:
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        cursor.execute(f"SHOW {name}")
        print(name, *cursor.fetchone())
"""


def test_it_serves_once_shares_its_servers_and_leaves_no_process_behind(places: Places) -> None:
    first, second = free_port(), free_port()
    process = serve(places, first)
    assert eventually(lambda: answers(first, "/readyz"))
    other = launch(places, second)
    assert other.wait(PATIENCE) == 1
    assert f"already runs from here: http://localhost:{first}" in words(places, second)
    manage = launch(places, second, "manage", "shell", "-v0", "-c", DURABLE)
    assert manage.wait(PATIENCE) == 0, words(places, second)
    for name in ("fsync", "full_page_writes", "synchronous_commit"):
        assert f"{name} on" in words(places, second)
    assert eventually(lambda: answers(first, "/readyz"))
    assert len(processes_of(places)) > 5
    process.terminate()
    assert process.wait(PATIENCE) == 0, words(places, first)
    assert processes_of(places) == {}


@pytest.mark.drill
def test_ctrl_c_ends_it_as_well(places: Places) -> None:
    process = serve(places, free_port())
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0
    assert processes_of(places) == {}


@pytest.mark.drill
def test_two_portals_live_side_by_side(places: Places) -> None:
    with own_place(f"up-{uuid.uuid4().hex[:6]}") as others:
        first, second = free_port(), free_port()
        one, two = serve(places, first), serve(others, second)
        one.terminate()
        assert one.wait(PATIENCE) == 0
        assert eventually(lambda: answers(second, "/readyz"))
        two.terminate()
        assert two.wait(PATIENCE) == 0
        assert processes_of(others) == {}


@pytest.mark.drill
def test_a_killed_web_process_stops_everything_with_a_clear_message(places: Places) -> None:
    port = free_port()
    process = serve(places, port)
    web = sorted(pid for pid, line in processes_of(places).items() if "gunicorn" in line)
    os.kill(web[0], signal.SIGKILL)
    assert process.wait(PATIENCE) == 1
    assert "web ended with code -9; everything is stopped" in words(places, port)
    assert processes_of(places) == {}


@pytest.mark.drill
def test_what_a_killed_start_left_running_is_taken_over_and_stopped(places: Places) -> None:
    port = free_port()
    process = serve(places, port)
    process.kill()
    process.wait()
    for pid, line in processes_of(places).items():
        if "gunicorn" in line or "celery" in line:
            os.kill(pid, signal.SIGKILL)
    again = serve(places, port)
    again.terminate()
    assert again.wait(PATIENCE) == 0
    assert processes_of(places) == {}


def test_a_taken_port_is_told_before_anything_starts(places: Places) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = launch(places, port)
        assert process.wait(PATIENCE) == 1
    assert f"Port {port} cannot be used" in words(places, port)
    assert not (places.data / "postgres").exists()


@pytest.mark.parametrize("port", ["web", "0", "70000", "-1"])
def test_a_port_that_is_none_is_told(places: Places, port: str) -> None:
    process = launch(places, 1, PORT=port)
    assert process.wait(PATIENCE) == 1
    assert f"PORT is {port}" in words(places, 1)


def test_own_servers_replace_the_embedded_ones(places: Places) -> None:
    addresses = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL")}
    question = "from django.conf import settings as s; print(s.REDIS_URL, s.DATABASES['default'])"
    process = launch(places, 1, "manage", "shell", "-v0", "-c", question, **addresses)
    assert process.wait(PATIENCE) == 0, words(places, 1)
    assert addresses["REDIS_URL"] in words(places, 1)
    assert not (places.data / "postgres").exists()
    assert not (places.data / "valkey.log").exists()


def test_manage_starts_and_stops_what_it_needs_and_passes_the_code_on(places: Places) -> None:
    process = launch(places, 1, "manage", "shell", "-v0", "-c", "raise SystemExit(5)")
    assert process.wait(PATIENCE) == 5
    assert json.loads((places.data / "keys.json").read_text())["app"] not in words(places, 1)
    assert processes_of(places) == {}
