"""Services and tools: how far one is used, and what becomes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, states

NOT_USED = "none"
TRIAL = "trial"
PARTLY = "partly"
FULLY = "fully"

LEVELS = states(
    State(NOT_USED, noop("Not used")),
    State(TRIAL, noop("On trial"), "warn"),
    State(PARTLY, noop("Partly"), "on"),
    State(FULLY, noop("Fully"), "good"),
)
USED = (TRIAL, PARTLY, FULLY)

ACTIVE = "active"
ANNOUNCED = "announced"
RETIRED = "retired"

STATES = states(
    State(ACTIVE, noop("In service"), "good"),
    State(ANNOUNCED, noop("Change announced"), "warn"),
    State(RETIRED, noop("Retired"), "bad"),
)

CHANGE = "change"
RETIREMENT = "retirement"
KINDS = {CHANGE: noop("It changes"), RETIREMENT: noop("It is retired")}

GROUPS = {
    "entry": noop("Registers and procedures"),
    "publishing": noop("Notification and publication"),
    "exchange": noop("Exchange between administrations"),
    "signature": noop("Identity and signature"),
    "files": noop("Files, copies and archive"),
    "manager": noop("File managers"),
}

LATER = noop("There is something written from a later day on: choose a day after it.")
FUTURE = noop("Choose a day that is not in the future: here stands what is in use.")
SAME = noop("This is already what is written.")
NO_LEVEL = noop("Say how far the tool is used.")


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody announced of a tool: a change or a retirement, and from which day."""

    kind: str
    holds_from: date


def state_on(notices: Iterable[Notice], on: date) -> str:
    """Return the state of a tool on that day, from all that has been announced of it."""
    known = list(notices)
    if any(row.kind == RETIREMENT and row.holds_from <= on for row in known):
        return RETIRED
    if any(row.holds_from > on for row in known):
        return ANNOUNCED
    return ACTIVE


def use_refusal(level: str, *, since: date, running_since: date | None, on: date) -> str:
    """Return why LEVEL cannot be written as holding SINCE a day; "" when it can.

    RUNNING_SINCE is the first day of what is written now, None when nothing is.
    """
    if level not in LEVELS:
        return NO_LEVEL
    if since > on:
        return FUTURE
    if running_since is not None and since < running_since:
        return LATER
    return ""


def level_choices() -> list[tuple[str, str]]:
    """Return how far a tool may be used as (code, words) pairs."""
    return [(state.code, state.label) for state in LEVELS.values()]


def group_choices() -> list[tuple[str, str]]:
    """Return the groups of tools as (code, words) pairs."""
    return list(GROUPS.items())
