"""Campaigns: what is asked in them, how far they are, and how far the bodies in them are."""

from collections.abc import Mapping
from datetime import date

from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, states

CONSOLIDATION = "consolidation"
CONTROL = "control"
LIGHT = "light"
INSTRUMENTS: Mapping[str, str] = {
    CONSOLIDATION: noop("Consolidation: all questions"),
    CONTROL: noop("Control of the correct application: the flagged questions"),
    LIGHT: noop("Light periodic check: a few chosen questions"),
}
SHORT: Mapping[str, str] = {
    CONSOLIDATION: noop("Consolidation"),
    CONTROL: noop("Control of the correct application"),
    LIGHT: noop("Light periodic check"),
}
MOST_CHOSEN = 200

PREPARED = "prepared"
COMING = "coming"
OPEN = "open"
CLOSED = "closed"
STATES = states(
    State(PREPARED, noop("Being prepared"), "warn"),
    State(COMING, noop("Not open yet")),
    State(OPEN, noop("Open"), "good"),
    State(CLOSED, noop("Closed")),
)

# How far a body is, in the order in which it goes.
WAITING = "waiting"
BEGUN = "begun"
HALFWAY = "halfway"
SUBMITTED = "submitted"
IN_CONTROL = "in_control"
RETURNED = "returned"
VALIDATED = "validated"
DONE = "closed"
WITHDRAWN = "withdrawn"
STAGES: Mapping[str, str] = {
    WAITING: noop("Not begun"),
    BEGUN: noop("In progress"),
    HALFWAY: noop("Half-way"),
    SUBMITTED: noop("Submitted"),
    IN_CONTROL: noop("Under control"),
    RETURNED: noop("Returned"),
    VALIDATED: noop("Validated"),
    DONE: noop("Closed"),
    WITHDRAWN: noop("Withdrawn"),
}
HANDED_IN = (SUBMITTED, IN_CONTROL, RETURNED, VALIDATED, DONE)


class WrongDates(DomainError):
    """Days of a campaign that cannot be; PLACE names the column."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place


def check_days(
    opens: date, closes: date, control_until: date | None, amendments_until: date | None
) -> None:
    """Raise WrongDates, with an English sentence, unless each day comes after the one before."""
    if closes < opens:
        raise WrongDates("closes_on", noop("A campaign closes on the day it opens, or later."))
    if control_until is not None and control_until < closes:
        raise WrongDates("control_until", noop("The control ends after the campaign closes."))
    if amendments_until is not None and amendments_until < closes:
        raise WrongDates(
            "amendments_until", noop("Answers are amended until after the campaign closes.")
        )
    if control_until and amendments_until and amendments_until < control_until:
        raise WrongDates(
            "amendments_until", noop("Answers are amended until the control ends, or later.")
        )
