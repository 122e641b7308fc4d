"""The list of settings that people copy is whole, and holds nothing that nobody reads."""

import re
from pathlib import Path

import pytest
import yaml

BASE = Path(__file__).resolve().parents[2]
ASKED = re.compile(
    r"""\b(?:env(?:\.\w+)?\(|environ\.get\(|environ\[|given\.get\()\s*"([A-Z_]+)\""""
)
LISTED = re.compile(r"^#?([A-Z_]+)=", re.MULTILINE)
# Set by the machine, or by the launcher for those that it starts.
OURS = {"PATH", "PORTAL_STARTED", "PORTAL_DRILL"}
# Passwords that only docker-compose.yml turns into addresses.
OF_COMPOSE = {"POSTGRES_PASSWORD", "PORTAL_OWNER_PASSWORD", "PORTAL_APP_PASSWORD"}

EXAMPLE = (BASE / ".env.example").read_text()
LIST = LISTED.findall(EXAMPLE)
FOR_A_SERVER = LISTED.findall(EXAMPLE.split("# --- Only ./portal")[0])
PASSED_ON = yaml.safe_load((BASE / "docker-compose.yml").read_text())["x-portal"]["environment"]


def asked() -> set[str]:
    """Return the names of all that the portal reads from its environment."""
    files = [BASE / "portal", *(BASE / "eset_portal").rglob("*.py")]
    return {name for file in files for name in ASKED.findall(file.read_text())} - OURS


def test_every_setting_that_is_read_is_in_the_list() -> None:
    found = asked()
    assert {"SECRET_KEY", "TRIAGE_WORKING_DAYS", "PORTAL_DATA", "WEB_THREADS"} <= found
    assert found - {*LIST} == set()


def test_every_setting_in_the_list_is_read_and_stands_there_once() -> None:
    assert {*LIST} - asked() - OF_COMPOSE == set()
    assert len({*LIST}) == len(LIST)


@pytest.mark.parametrize("name", sorted({*FOR_A_SERVER} - OF_COMPOSE - {"PORT"}))
def test_what_is_set_for_a_server_reaches_its_containers(name: str) -> None:
    assert name in PASSED_ON
