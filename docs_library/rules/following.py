"""When a document asks to be read, when to remind, and how far behind somebody works."""

from datetime import date, timedelta

REMIND_AFTER = timedelta(days=14)


def asks(major: int | None) -> bool:
    """Say whether an edition so numbered stands on a major change, which staff acknowledge."""
    return major is not None and major > 1


def may_remind(since: date, last: date | None, today: date) -> bool:
    """Say whether to remind TODAY of what has been asked SINCE a day, after the LAST reminder."""
    newest = max(since, last) if last else since
    return today - newest >= REMIND_AFTER


def days_behind(ended_on: date | None, today: date) -> int:
    """Return for how many days an edition that ended on a day, if it has, is out of force."""
    return max(0, (today - ended_on).days) if ended_on else 0


def share(part: int, whole: int) -> int | None:
    """Return PART of WHOLE in per cent, never 100 before it is all; None of nothing."""
    return part * 100 // whole if whole else None
