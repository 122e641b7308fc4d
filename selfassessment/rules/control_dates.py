"""The days of a control: when it is due, and until when an answer may come back."""

from datetime import date, timedelta

USUAL_CONTROL = timedelta(days=45)
USUAL_AMENDMENT = timedelta(days=15)


def due(handed_in: date, control_until: date | None) -> date:
    """Return the day by which what was HANDED_IN should be controlled.

    That is the campaign's day, if it has one that is still to come; else 45 days later.
    """
    if control_until is not None and control_until >= handed_in:
        return control_until
    return handed_in + USUAL_CONTROL


def amendable_until(today: date, amendments_until: date | None) -> date:
    """Return the day proposed to the body to amend: 15 days on, but within the period."""
    usual = today + USUAL_AMENDMENT
    return usual if amendments_until is None else max(today, min(usual, amendments_until))
