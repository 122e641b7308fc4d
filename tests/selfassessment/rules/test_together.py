"""When shared work is late, who still counts as here, and what is news."""

from datetime import UTC, date, datetime, timedelta

import pytest

from selfassessment.rules import together

DAY, NOW = date(2026, 3, 2), datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "missing", "late"), [(0, 3, False), (-1, 3, True), (-1, 0, False), (1, 3, False)]
)
def test_a_dimension_is_late_the_day_after_if_answers_are_missing(due, missing, late) -> None:
    assert together.is_late(DAY + timedelta(days=due), missing, DAY) is late


def test_who_missed_two_polls_is_not_here_any_more() -> None:
    assert together.is_here(NOW - timedelta(seconds=41), NOW)
    assert not together.is_here(NOW - timedelta(seconds=60), NOW)


@pytest.mark.parametrize(
    ("read_at", "mine", "news"),
    [
        (None, False, True),
        (None, True, False),
        (NOW - timedelta(1), False, True),
        (NOW, False, False),
    ],
)
def test_news_is_what_another_said_since_one_read(read_at, mine, news) -> None:
    assert together.is_news(NOW, read_at, mine=mine) is news
