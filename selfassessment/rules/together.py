"""Filling in together: when work is late, who still counts as here, what is news."""

from datetime import date, datetime, timedelta

LEASE = timedelta(seconds=50)  # two polls of 20 seconds and a little
LONGEST_NOTE = 500
LONGEST_COMMENT = 2000


def is_late(due_on: date, missing: int, on: date) -> bool:
    """Say whether a dimension with MISSING answers should have been finished before that day."""
    return missing > 0 and due_on < on


def is_here(seen_at: datetime, now: datetime) -> bool:
    """Say whether somebody last seen at SEEN_AT is still here NOW."""
    return now - seen_at < LEASE


def is_news(last_at: datetime, read_at: datetime | None, *, mine: bool) -> bool:
    """Say whether what was said last, by another person, was not read yet."""
    return not mine and (read_at is None or read_at < last_at)
