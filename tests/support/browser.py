"""The distribution's Chromium for browser tests, since Playwright's own cannot always be had."""

import os
from typing import Any

import pytest

from eset_portal.launcher import system

REASON = "no Chromium on this machine (sudo apt-get install -y chromium)"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


@pytest.fixture(scope="session")
def base_url() -> None:
    """Say that no address is common to all tests; each live portal has its own."""


@pytest.fixture(scope="session")
def browser_type_launch_args(pytestconfig: pytest.Config) -> dict[str, Any]:
    """Say how to start the browser; without one, skip with the reason, and fail under CI=true."""
    program = system.find_browser()
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail(REASON)
        pytest.skip(REASON)
    return {
        "executable_path": program,
        "args": list(FLAGS),
        "headless": not pytestconfig.getoption("--headed"),
    }
