"""The locks hold what pyproject.toml asks for, with hashes, and nothing with a known hole."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

BASE = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((BASE / "pyproject.toml").read_text())
EXTRAS = PROJECT["project"]["optional-dependencies"]
WANTED = {
    "production": [*PROJECT["project"]["dependencies"], *EXTRAS["s3"]],
    "embedded": [*PROJECT["project"]["dependencies"], *EXTRAS["embedded"]],
    "dev": [
        *PROJECT["project"]["dependencies"],
        *EXTRAS["embedded"],
        *PROJECT["dependency-groups"]["dev"],
    ],
}
LOCKS = sorted(WANTED)


def pins(name: str) -> dict[str, Version]:
    """Return the versions that the lock NAME names, by package."""
    text = (BASE / "requirements" / name).read_text()
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", text, re.MULTILINE)
    return {canonicalize_name(package): Version(version) for package, version in found}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_agrees_with_what_the_project_asks_for(lock: str) -> None:
    pinned = pins(f"{lock}.lock")
    for line in WANTED[lock]:
        asked = Requirement(line)
        name = canonicalize_name(asked.name)
        assert name in pinned, f"{lock}.lock lacks {name}"
        assert asked.specifier.contains(pinned[name]), f"{lock}.lock: {name} {pinned[name]}"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_reaches_every_known_fixed_version(lock: str) -> None:
    pinned, floors = pins(f"{lock}.lock"), pins("floors.txt")
    below = {name for name, floor in floors.items() if name in pinned and pinned[name] < floor}
    assert below == set()


def test_every_floor_is_about_a_package_that_production_installs() -> None:
    assert set(pins("floors.txt")) <= set(pins("production.lock"))


@pytest.mark.parametrize("lock", [*LOCKS, "installer"])
def test_every_pin_of_a_lock_has_a_hash_and_no_lock_names_an_address(lock: str) -> None:
    text = (BASE / "requirements" / f"{lock}.lock").read_text()
    assert "://" not in text
    for block in re.split(r"\n(?=\S)", text):
        if "==" in block and not block.startswith("#"):
            assert "--hash=sha256:" in block, block.splitlines()[0]


def test_the_development_lock_holds_all_that_the_embedded_one_holds() -> None:
    assert pins("embedded.lock").items() <= pins("dev.lock").items()


def test_the_embedded_servers_never_reach_production() -> None:
    names = {canonicalize_name(Requirement(line).name) for line in EXTRAS["embedded"]}
    assert names.isdisjoint(pins("production.lock"))
