"""One world for each module here; what a test does to it is rolled back."""

import pytest
from django.utils import timezone

from tests.world import World, make_world


@pytest.fixture(scope="module")
def world(committed: str) -> World:
    """Everybody and everything, committed."""
    return make_world(on=timezone.localdate())
