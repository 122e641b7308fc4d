"""pytest plugin: real PostgreSQL and Valkey for every run, also for a pytest started by hand.

Loaded by `-p`, because the settings are read before any conftest.py. Ends by atexit, because
pytest calls no hook when it fails while starting; SIGTERM is made to end the run like any exit.
Parallel workers inherit the addresses.
"""

import atexit
import os
import signal
import sys
from contextlib import ExitStack

import pytest

from eset_portal.launcher import messages, servers
from eset_portal.launcher.commands.test import RUN
from eset_portal.launcher.passing import own_place
from tests.support import browser, databases, live


def _provide() -> None:
    """Start servers for this run and put their addresses into the environment."""
    messages.compile_all()
    until_the_end = ExitStack()
    atexit.register(until_the_end.close)
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    places = until_the_end.enter_context(own_place("test"))
    services = until_the_end.enter_context(servers.running(places, lasting=False))
    os.environ.update(services.environment | {RUN: str(places.data)})


if RUN not in os.environ:
    _provide()
os.environ["DJANGO_SETTINGS_MODULE"] = "eset_portal.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's client runs an event loop of its own


def pytest_configure(config: pytest.Config) -> None:
    """Register our fixtures after those of the installed plugins, so that ours win."""
    for module in (databases, live, browser):
        config.pluginmanager.register(module, module.__name__)
