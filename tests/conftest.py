"""Fixtures that all tests share: the cast, and a client for each of them."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings

from governance.models import User
from tests.cast import Cast, make_cast
from tests.support import databases

# Random tests fail for what is wrong, never for a machine that is busy, and today as tomorrow:
# chance has its place in the drills.
PATIENT: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much],
}
STARTING = ("browser", "worker")  # marks of the tests that start processes of their own
settings.register_profile("steady", derandomize=True, database=None, **PATIENT)
settings.register_profile("drill", **PATIENT)


def pytest_configure(config: pytest.Config) -> None:
    """Choose how much is left to chance, before any test is read."""
    settings.load_profile("drill" if config.getoption("markexpr") == "drill" else "steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that start processes, then the large ones: the short fill the end."""
    starting = {item.path for item in items if any(map(item.get_closest_marker, STARTING))}
    sizes = Counter(item.path for item in items)
    turns = {path: (0, n) if path in starting else (1, -n) for path, n in sizes.items()}
    items.sort(key=lambda item: turns[item.path])


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among what was collected: it took a tenth of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 20)


pytest_plugins = ["tests.support.arrivals"]

# The same function as in earnest, with less work: tests sign in hundreds of times.
Argon2PasswordHasher.time_cost = 1
Argon2PasswordHasher.memory_cost = 8
Argon2PasswordHasher.parallelism = 1

LogIn = Callable[[User | None], Client]


@pytest.fixture(scope="session")
def with_cast(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A second database of this worker, in which everybody is committed; its name."""
    with django_db_blocker.unblock():
        name = databases.clone(databases.filled("cast", _everybody))
        yield name
        databases.drop(name)


def _everybody() -> Cast:
    return make_cast(on=timezone.localdate())


@pytest.fixture
def on_its_ground(request: pytest.FixtureRequest, django_db_setup: None) -> Iterator[None]:
    """Let a test that asks for the cast stand on the database that has it."""
    if "cast" not in request.fixturenames or "committed" in request.fixturenames:
        yield
        return
    with databases.pointed_at(request.getfixturevalue("with_cast")):
        yield


@pytest.fixture
def _django_db_helper(on_its_ground: None, _django_db_helper: None) -> None:
    """Choose the ground before the transaction of a test begins."""


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, with the rights of today."""
    everybody: Cast = databases.kept("cast")
    return everybody


@pytest.fixture
def log_in() -> LogIn:
    """A function that returns a client in which the person given is signed in."""

    def _log_in(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return _log_in
