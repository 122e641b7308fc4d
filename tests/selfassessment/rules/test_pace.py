"""How long a batch still takes is told by its latest reports, and not told on a guess."""

from datetime import UTC, datetime, timedelta

import pytest

from selfassessment.rules.pace import time_left

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def ago(*seconds: int) -> list[datetime]:
    return [NOW - timedelta(seconds=one) for one in seconds]


@pytest.mark.parametrize(
    ("ended", "left", "seconds"),
    [
        (ago(0, 2, 4), 10, 20),
        (ago(1, 2, 9), 4, 16),
        (ago(0, 2, 4, 3600, 3602), 10, 20),  # before the pause it may have been faster
        (ago(0, 2), 10, None),
        (ago(0, 2, 4), 0, None),
        (ago(400, 402, 404), 10, None),  # nothing ends any more
        ([], 10, None),
    ],
)
def test_time_left(ended: list[datetime], left: int, seconds: int | None) -> None:
    found = time_left(ended, left, now=NOW)
    assert (None if found is None else found.total_seconds()) == seconds
