"""What the machine lacks is named with the one command that brings it."""

from pathlib import Path

import pytest

from eset_portal.launcher import binaries, system
from eset_portal.launcher.errors import StartError


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose PATH holds nothing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_without_apt_the_missing_browser_is_named_with_its_command(bare_machine: Path) -> None:
    assert system.find_browser() is None
    assert system.provide_browser() == "sudo apt-get install -y --no-install-recommends chromium"


def test_without_pango_and_apt_the_reports_are_named_with_their_command(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "LIBRARIES", ("libpango-of-another-world.so.0",))
    assert "libpango-1.0-0 libpangoft2-1.0-0" in (system.provide_reports() or "")


def test_a_library_that_only_saves_time_does_not_count_as_missing(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "LIBRARIES", ("libc.so.6",))
    monkeypatch.setattr(system, "FASTER", ("libharfbuzz-of-another-world.so.0",))
    assert system.provide_reports() is None


def test_a_browser_on_the_path_is_found(bare_machine: Path) -> None:
    program = bare_machine / "chromium-browser"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert system.find_browser() == str(program)
    assert system.provide_browser() is None


def test_one_without_windows_is_preferred_where_none_are_asked_for(bare_machine: Path) -> None:
    shell, program = (bare_machine / name for name in ("chromium-headless-shell", "chromium"))
    for path in (shell, program):
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
    assert system.find_browser() == str(shell)
    assert system.find_browser(windows=True) == str(program)


def test_without_wheel_the_distributions_valkey_serves(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binaries, "_in_package", lambda *_: None)
    with pytest.raises(StartError, match="REDIS_URL"):
        binaries.valkey()
    program = bare_machine / "redis-server"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    assert binaries.valkey() == program
