"""Fixtures that all tests share: the cast, and a client for each of them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from django.utils import timezone

from governance.models import User
from tests.cast import Cast, make_cast

# The same function as in earnest, with less work: tests sign in hundreds of times.
Argon2PasswordHasher.time_cost = 1
Argon2PasswordHasher.memory_cost = 8
Argon2PasswordHasher.parallelism = 1

LogIn = Callable[[User | None], Client]


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, with the rights of today."""
    return make_cast(on=timezone.localdate())


@pytest.fixture
def log_in() -> LogIn:
    """A function that returns a client in which the person given is signed in."""

    def _log_in(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return _log_in
