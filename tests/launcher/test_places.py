"""Data directories are apart, and socket paths fit into what the kernel keeps for them."""

import os
import stat
import tempfile
from pathlib import Path

import pytest

from eset_portal.launcher.errors import StartError
from eset_portal.launcher.places import LONGEST_SOCKET, Places, here


def test_a_long_temporary_directory_gives_sockets_that_still_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("d" * 90)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    places = Places(tmp_path / "data")
    socket = places.postgres_sockets / ".s.PGSQL.5432"
    assert len(os.fsencode(socket)) <= LONGEST_SOCKET
    places.sockets.rmdir()


def test_two_data_directories_have_different_sockets(tmp_path: Path) -> None:
    one, two = Places(tmp_path / "one"), Places(tmp_path / "two")
    assert one.sockets != two.sockets
    one.sockets.rmdir()
    two.sockets.rmdir()


def test_nobody_else_can_list_the_data_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_DATA", str(tmp_path / "data"))
    mode = stat.S_IMODE(here().data.stat().st_mode)
    assert mode & (stat.S_IROTH | stat.S_IWOTH | stat.S_IRGRP | stat.S_IWGRP) == 0


def test_a_strangers_socket_directory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    name = Places(tmp_path / "data").sockets
    name.rmdir()
    name.symlink_to(elsewhere)
    with pytest.raises(StartError, match="belongs to somebody else"):
        _ = Places(tmp_path / "data").sockets
