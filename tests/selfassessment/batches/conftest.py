"""Two bodies that have submitted in one campaign, and files in a place of their own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from selfassessment import tasks
from selfassessment.models import Campaign
from selfassessment.reports import layout
from tests.cast import Cast
from tests.selfassessment.batches import making
from tests.selfassessment.reports_work.making import files_in

Sent = list[str]


@pytest.fixture(autouse=True)
def place(tmp_path: Path) -> Iterator[Path]:
    """Where this test's files are kept."""
    with files_in(tmp_path):
        yield tmp_path


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    """Bodies a and b have handed in."""
    return making.a_campaign(cast)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """The keys of items given to the broker, which is kept away."""
    found: Sent = []

    def send(**message: Any) -> None:
        found.append(message["kwargs"]["item_id"])

    monkeypatch.setattr(tasks.build_item, "apply_async", send)
    return found


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """How a report looks is told elsewhere: here a few bytes of its own stand for it."""
    monkeypatch.setattr(layout, "draw", lambda gathered: gathered.verification.code.encode())
