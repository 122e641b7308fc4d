"""A group of processes lives and ends together, whatever its members do."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from eset_portal.launcher import processes
from eset_portal.launcher.asked import Asked, listening
from eset_portal.launcher.errors import StartError

FOREVER = [sys.executable, "-c", "import time; time.sleep(600)"]
STUBBORN = """
import pathlib, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path(sys.argv[1]).write_text(str(child.pid))
time.sleep(600)
"""


def lives(pid: int) -> bool:
    """Say whether PID runs; a dead process that waits to be noticed does not."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def eventually(condition: Callable[[], bool]) -> bool:
    """Say whether CONDITION comes true within some seconds."""
    for _ in range(500):
        if condition():
            return True
        time.sleep(0.02)
    return False


def test_a_process_that_ends_ends_the_wait_with_its_name() -> None:
    with processes.together(Asked()) as group:
        group.start("steady", FOREVER, dict(os.environ))
        group.start("fragile", [sys.executable, "-c", "raise SystemExit(7)"], dict(os.environ))
        with pytest.raises(StartError, match="fragile ended with code 7"):
            group.wait(lambda: False)


def test_a_failed_step_is_told_with_its_code() -> None:
    with processes.together(Asked()) as group, pytest.raises(StartError, match=r"step failed .* 3"):
        group.complete("step", [sys.executable, "-c", "raise SystemExit(3)"], dict(os.environ))


def test_grandchildren_of_a_process_that_ignores_the_end_are_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "GRACE", 0.2)
    note = tmp_path / "pid"
    with processes.together(Asked()) as group:
        group.start("stubborn", [sys.executable, "-c", STUBBORN, str(note)], dict(os.environ))
        assert eventually(lambda: note.exists() and note.read_text() != "")
        grandchild = int(note.read_text())
        assert lives(grandchild)
    assert eventually(lambda: not lives(grandchild))


def test_asking_ends_a_wait_and_asking_twice_ends_the_patience(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with listening() as asked, processes.together(asked) as group:
        group.start("stubborn", [sys.executable, "-c", STUBBORN, str(note)], dict(os.environ))
        assert eventually(lambda: note.exists() and note.read_text() != "")
        os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGINT)
        assert group.wait(lambda: True) is False
        started = time.monotonic()
    assert asked.again
    assert time.monotonic() - started < processes.GRACE


def test_the_signals_are_given_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with listening():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_detached_itself_does_not_stay_behind_as_a_zombie() -> None:
    program = """
import os, sys, time
from eset_portal.launcher import orphans
orphans.adopt()
if os.fork() == 0:
    if os.fork() == 0:
        time.sleep(0.2)
    os._exit(0)
os.wait()
orphans.reap()
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    sys.exit(0)
sys.exit("a child is left")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
