"""One world for each module here."""

from typing import Any

import pytest

from tests.support import databases
from tests.world import World, shared_world


@pytest.fixture(scope="module")
def source(django_db_setup: None, django_db_blocker: Any) -> str:
    """A database with everybody and everything, committed."""
    with django_db_blocker.unblock():
        return shared_world()


@pytest.fixture(scope="module")
def world(committed: str) -> World:
    """Everybody and everything; what a test does to it is rolled back."""
    world: World = databases.kept("world")
    return world
