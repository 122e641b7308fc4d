"""How long what is kept about people is kept: few periods, each with what happens at its end."""

from collections.abc import Mapping
from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop

UNUSED = "unused"
NAMES = "names"
ATTEMPTS = "attempts"
LETTERS = "letters"
INVITATIONS = "invitations"
SESSIONS = "sessions"
LEAST = 1
MOST = 36_500


@dataclass(frozen=True, slots=True)
class Period:
    """A period in days from an event, and what happens then, in words."""

    code: str
    days: int
    since: str
    then: str


PERIODS = {
    period.code: period
    for period in (
        Period(
            UNUSED,
            730,
            noop("Since somebody without any role signed in last"),
            noop("The account is closed."),
        ),
        Period(
            NAMES,
            365,
            noop("Since an account was closed"),
            noop("Name and addresses go; what the person did stays, under a number."),
        ),
        Period(
            INVITATIONS,
            180,
            noop("Since an invitation ran out"),
            noop("The invitation and its address are erased."),
        ),
        Period(LETTERS, 365, noop("Since a letter was sent"), noop("The letter is erased.")),
        Period(ATTEMPTS, 30, noop("Since a sign-in failed"), noop("The try is erased.")),
        Period(SESSIONS, 1, noop("Since a session ended"), noop("The session is erased.")),
    )
}


def days(overrides: Mapping[str, str]) -> dict[str, int]:
    """Return the days of each period, as PERIODS says or as OVERRIDES says by code.

    Raises ValueError for a code that is none and for a number of days that makes no sense.
    """
    unknown = overrides.keys() - PERIODS.keys()
    if unknown:
        raise ValueError(f"there is no retention period called {', '.join(sorted(unknown))}")
    found = {code: int(overrides.get(code, period.days)) for code, period in PERIODS.items()}
    wrong = [code for code, number in found.items() if not LEAST <= number <= MOST]
    if wrong:
        raise ValueError(f"the retention period {wrong[0]} must be {LEAST} to {MOST} days")
    return found
