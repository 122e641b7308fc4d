"""The days of a control."""

from datetime import date

import pytest

from selfassessment.rules.control_dates import amendable_until, due

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("control_until", "expected"),
    [
        (None, date(2026, 4, 16)),
        (date(2026, 5, 1), date(2026, 5, 1)),
        (DAY, DAY),
        (date(2026, 3, 1), date(2026, 4, 16)),
    ],
)
def test_a_control_is_due_on_the_day_of_the_campaign_or_in_45_days(control_until, expected) -> None:
    assert due(DAY, control_until) == expected


@pytest.mark.parametrize(
    ("amendments_until", "expected"),
    [
        (None, date(2026, 3, 17)),
        (date(2026, 3, 10), date(2026, 3, 10)),
        (date(2026, 9, 1), date(2026, 3, 17)),
        (date(2026, 2, 1), DAY),
    ],
)
def test_fifteen_days_are_proposed_within_the_period(amendments_until, expected) -> None:
    assert amendable_until(DAY, amendments_until) == expected
