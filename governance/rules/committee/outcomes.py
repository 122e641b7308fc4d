"""What a body of governance can decide on an item, and what each outcome wants."""

from dataclasses import dataclass
from datetime import date

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, states
from governance.rules.committee.quorum import carried
from governance.rules.committee.tallies import Tally

ACCEPTED = "accepted"
IN_PART = "accepted_in_part"
DEFERRED = "deferred"
REJECTED = "rejected"
NOTED = "noted"

OUTCOMES = states(
    State(ACCEPTED, noop("Accepted"), "good"),
    State(IN_PART, noop("Accepted in part"), "good"),
    State(DEFERRED, noop("Deferred"), "warn"),
    State(REJECTED, noop("Rejected"), "bad"),
    State(NOTED, noop("Noted")),
)
TAKEN_ON = frozenset({ACCEPTED, IN_PART})
"""The outcomes that somebody has to carry out, so they want an owner and a day."""

NO_OUTCOME = noop("Choose what was decided.")
NO_REASONS = noop("Write the reasons: whoever proposed it will read them.")
NO_OWNER = noop("Say who carries it out.")
NO_TARGET = noop("Say by which day it will be carried out.")
PAST_TARGET = noop("The day by which it is carried out cannot come before the session.")
NO_UNTIL = noop("Say until which day it is deferred: it comes back to the agenda by itself.")
PAST_UNTIL = noop("It can only be deferred to a day after the session.")
NOT_CARRIED = noop("The vote did not carry it: it cannot be accepted.")
CARRIED = noop("The vote carried it: it cannot be rejected.")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a body wants to decide, before it is checked."""

    outcome: str
    reasons: str
    conditions: str = ""
    until: date | None = None
    target_on: date | None = None
    has_owner: bool = False


def refusals(draft: Draft, *, on: date) -> dict[str, str]:
    """Return what is wrong with DRAFT in a session ON that day: English sentences by field."""
    wants_owner = draft.outcome in TAKEN_ON
    tests = (
        ("outcome", draft.outcome not in OUTCOMES, NO_OUTCOME),
        ("reasons", not draft.reasons.strip(), NO_REASONS),
        ("owner", wants_owner and not draft.has_owner, NO_OWNER),
        ("target_on", wants_owner and draft.target_on is None, NO_TARGET),
        ("target_on", wants_owner and _before(draft.target_on, on), PAST_TARGET),
        ("until", draft.outcome == DEFERRED and draft.until is None, NO_UNTIL),
        ("until", draft.outcome == DEFERRED and _not_after(draft.until, on), PAST_UNTIL),
    )
    return {name: reason for name, is_wrong, reason in tests if is_wrong}


def _before(day: date | None, on: date) -> bool:
    return day is not None and day < on


def _not_after(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def against_the_vote(outcome: str, rule: str, tally: Tally, seats: int) -> str:
    """Return why OUTCOME contradicts the vote, as an English sentence; "" when it does not.

    Without a single vote the body decides by assent, and nothing is contradicted.
    """
    if not tally.cast:
        return ""
    if outcome in TAKEN_ON and not carried(rule, tally, seats):
        return NOT_CARRIED
    if outcome == REJECTED and carried(rule, tally, seats):
        return CARRIED
    return ""


def choices() -> list[tuple[str, str]]:
    """Return the outcomes as (code, words) pairs."""
    return [(row.code, row.label) for row in OUTCOMES.values()]
