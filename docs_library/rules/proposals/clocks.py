"""How long proposals wait: working days, whether a triage is late, and what is usual."""

from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

TRIAGE_WITHIN = 10  # working days, unless the portal is set otherwise
_WEEK, _WORKED = 7, 5


def working_days(start: date, end: date) -> int:
    """Return how many days from Monday to Friday lie after START, END included; 0 if before."""
    if end <= start:
        return 0
    weeks, rest = divmod((end - start).days, _WEEK)
    days = (start + timedelta(days=n) for n in range(1, rest + 1))
    return weeks * _WORKED + sum(day.weekday() < _WORKED for day in days)


def due(start: date, within: int) -> date:
    """Return the day on which WITHIN working days after START are over."""
    day, left = start, within
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < _WORKED
    return day


def usual(days: Iterable[int]) -> int | None:
    """Return the median of DAYS in whole days; None when nothing has happened yet."""
    known = list(days)
    return round(median(known)) if known else None
