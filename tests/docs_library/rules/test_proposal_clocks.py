"""Proposals wait in working days; what is usual is the median."""

from datetime import date

import pytest

from docs_library.rules.proposals import clocks

FRIDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, MONDAY, 1),
        (MONDAY, FRIDAY, 0),
        (MONDAY, date(2026, 3, 16), 5),
        (FRIDAY, date(2026, 3, 8), 0),
        (MONDAY, date(2026, 4, 10), 24),
    ],
)
def test_weekends_are_not_counted(start: date, end: date, days: int) -> None:
    assert clocks.working_days(start, end) == days


def test_a_proposal_is_due_after_so_many_working_days() -> None:
    assert clocks.due(FRIDAY, 10) == date(2026, 3, 20)
    assert clocks.working_days(FRIDAY, clocks.due(FRIDAY, 10)) == 10


def test_the_usual_time_is_the_median_and_unknown_at_first() -> None:
    assert clocks.usual([1, 2, 90]) == 2
    assert clocks.usual([]) is None
