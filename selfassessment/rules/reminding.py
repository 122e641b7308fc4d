"""Reminders of a campaign: when they go out, and to whom."""

from collections.abc import Mapping
from datetime import date, timedelta

from eset_portal.common.rules.i18n import noop
from selfassessment.rules import campaigns
from selfassessment.rules.campaigns import BEGUN, HALFWAY

WAITING = campaigns.WAITING
RETURNED = campaigns.RETURNED
# Whom a reminder may be for: those that have not started, are on their way, have answers back.
STARTED = "started"
GROUPS: Mapping[str, frozenset[str]] = {
    WAITING: frozenset({WAITING}),
    STARTED: frozenset({BEGUN, HALFWAY}),
    RETURNED: frozenset({RETURNED}),
}
GROUP_LABELS: Mapping[str, str] = {
    WAITING: noop("Have not started"),
    STARTED: noop("Are on their way"),
    RETURNED: noop("Have returned answers"),
}
MOST_DAYS = 365
MOST_ROWS = 12


def falls_on(closes: date, days_before: int) -> date:
    """Return the day on which a reminder goes out DAYS_BEFORE a campaign CLOSES."""
    return closes - timedelta(days=days_before)


def is_due(closes: date, days_before: int, on: date) -> bool:
    """Say whether a reminder is due on that day: its day has come and the campaign is open."""
    return falls_on(closes, days_before) <= on <= closes


def group_of(stage: str) -> str | None:
    """Return the group that a body at STAGE belongs to; None where there is nothing to remind."""
    return next((code for code, stages in GROUPS.items() if stage in stages), None)
