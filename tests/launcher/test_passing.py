"""A place that ends with its command is in memory where there is room, and leaves nothing."""

import os
from pathlib import Path

import pytest

from eset_portal.launcher import passing
from eset_portal.launcher.passing import own_place
from eset_portal.launcher.places import BASE

NOBODY = 2**22 + 1  # the number of no process: the kernel gives none so high


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A memory of our own, in which there is room."""
    monkeypatch.setattr(passing, "MEMORY", tmp_path)
    monkeypatch.setattr(passing, "ROOM", 1)
    return tmp_path


def test_it_is_in_memory_and_gone_afterwards(memory: Path) -> None:
    with own_place("prova") as places:
        assert places.data.parent == memory
        (places.data / "something").touch()
    assert list(memory.iterdir()) == []


def test_it_is_on_the_disk_where_memory_has_no_room(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing, "ROOM", 2**60)
    with own_place("prova") as places:
        assert places.data.parent == BASE / "var"
    assert not places.data.exists()


def test_it_is_on_the_disk_where_there_is_no_such_memory(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passing, "MEMORY", memory / "missing")
    with own_place("prova") as places:
        assert places.data.parent == BASE / "var"


def test_it_is_on_the_disk_where_that_is_asked_for(memory: Path) -> None:
    with own_place("prova", on_disk=True) as places:
        assert places.data.parent == BASE / "var"
    assert list(memory.iterdir()) == []


def test_what_a_killed_command_left_is_removed_and_what_is_in_use_is_not(memory: Path) -> None:
    left, used, other = (
        memory / f"{passing.MARK}-test-{NOBODY}",
        memory / f"{passing.MARK}-test-{os.getppid()}",
        memory / f"another-{NOBODY}",
    )
    for directory in (left, used, other):
        directory.mkdir()
    with own_place("prova"):
        assert {path for path in (left, used, other) if path.exists()} == {used, other}
