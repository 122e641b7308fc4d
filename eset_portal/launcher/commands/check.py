"""`./portal check`: every rule of the house, each by its name, all of them before the verdict."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from eset_portal.launcher import messages, servers, serving
from eset_portal.launcher.passing import own_place
from eset_portal.launcher.places import BASE
from eset_portal.launcher.progress import say

CODE = ("portal", ".")
SIZES = ("-q", "-n", "0", "--noconftest", "tests/architecture/test_sizes.py")
HTTPS = {
    "PORTAL_URL": "https://portal.example.org",
    "PORTAL_DEMO": "0",
    "COLLECTED_STATIC": "1",
    "ALLOWED_HOSTS": "portal.example.org",
}


@dataclass(frozen=True)
class Check:
    """One rule: its name for people, the command that knows, the environment it needs."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)


def run(arguments: list[str]) -> int:
    """Run all checks, or those whose names hold one of ARGUMENTS; return 1 if one failed."""
    messages.compile_all()
    with own_place("check") as places, servers.running(places, lasting=False) as services:
        chosen = [one for one in checks() if not arguments or any(a in one.name for a in arguments)]
        results = [(one.name, *_outcome(one, services.environment)) for one in chosen]
    for name, passed, seconds in results:
        print(f"{'passed' if passed else 'FAILED'}  {seconds:5.1f} s  {name}")
    return 0 if results and all(passed for _, passed, _ in results) else 1


def checks() -> Iterator[Check]:
    """Return the rules, the quick ones first."""
    yield Check("format", _tool("ruff", "format", "--check", "--quiet", *CODE))
    yield Check("lint", _tool("ruff", "check", "--quiet", *CODE))
    yield Check("templates", _tool("djade", "--check", "--target-version", "5.2", *_templates()))
    yield Check("import contracts", _tool("lint-imports", "--no-logo"))
    yield Check("types", _tool("mypy"))
    yield Check("sizes", _tool("pytest", *SIZES))
    yield Check("migrations", _manage("makemigrations", "--check", "--dry-run"))
    yield Check("translations", _manage("check_translations"))
    yield Check("deployment", _manage("check", "--deploy", "--fail-level", "WARNING"), HTTPS)


def _tool(name: str, *arguments: str) -> list[str]:
    """Return the command of a tool that is installed beside this Python."""
    return [str(Path(sys.executable).with_name(name)), *arguments]


def _manage(*arguments: str) -> list[str]:
    return serving.python("manage.py", *arguments)


def _templates() -> list[str]:
    return sorted(str(path.relative_to(BASE)) for path in BASE.glob("templates/**/*.html"))


def _outcome(check: Check, environment: dict[str, str]) -> tuple[bool, float]:
    """Run CHECK and return whether it passed and its seconds; its words go to the terminal."""
    say(check.name)
    started = time.monotonic()
    done = subprocess.run(
        check.command, env=serving.as_owner(environment) | check.environment, cwd=BASE, check=False
    )
    return done.returncode == 0, time.monotonic() - started
