"""Somebody who has an account and no role, and where their uploads go."""

from pathlib import Path
from typing import Any

import pytest

from governance.models import User
from tests.factories import UserFactory


@pytest.fixture(autouse=True)
def _uploads(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def neus(db: None) -> User:
    """A person who applies for a body: an account, no role."""
    return UserFactory.create(email="neus@example.org", full_name="Neus Vallfosca")
