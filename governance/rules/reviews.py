"""The yearly review of who has access."""

from datetime import date, timedelta

YEAR = timedelta(days=365)


def due_on(*, last: date | None, first: date | None) -> date | None:
    """Return the day on which a review is due: a year after the LAST or, without one, the FIRST.

    FIRST is the day on which the oldest role that holds began; None when nobody has any.
    """
    start = last or first
    return start + YEAR if start else None


def is_due(*, last: date | None, first: date | None, on: date) -> bool:
    """Say whether a review is due on that day."""
    due = due_on(last=last, first=first)
    return due is not None and due <= on
