"""When a document is looked at again, and a norm checked."""

from datetime import date, timedelta

SOON = timedelta(days=60)  # a review is shown as due that long before
PATIENCE = timedelta(days=30)  # for a review after a change that holds already
YEAR = timedelta(days=365)  # between two reviews, and two checks of a norm, unless said otherwise
LONGEST = timedelta(days=5 * 365)
SHORTEST_NOTE = 10


def due_on(holds_from: date, today: date) -> date:
    """Return until when a document is reviewed for a change that HOLDS FROM a day."""
    return holds_from if holds_from > today else today + PATIENCE


def next_review(review_due: date | None, today: date) -> date:
    """Return the review date to propose: the one there is, if it lies ahead, else in a year."""
    return review_due if review_due is not None and review_due > today + SOON else today + YEAR


def is_next_review(day: date, today: date) -> bool:
    """Say whether DAY can be the next review: after TODAY and within five years."""
    return today < day <= today + LONGEST


def is_stale(checked_on: date | None, today: date) -> bool:
    """Say whether a norm CHECKED ON a day, or never, is to be checked again."""
    return checked_on is None or checked_on < today - YEAR
