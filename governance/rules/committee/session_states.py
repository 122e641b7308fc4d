"""The states of a session of a body of governance, and what may be done in each."""

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, Workflow, states

PLANNED = "planned"
CALLED = "called"
OPEN = "open"
CLOSED = "closed"
APPROVED = "approved"
ADJOURNED = "adjourned"
CANCELLED = "cancelled"

CALL = "call"
OPEN_IT = "open"
CLOSE = "close"
ADJOURN = "adjourn"
CANCEL = "cancel"
APPROVE = "approve"

SESSION = Workflow(
    states(
        State(PLANNED, noop("Planned")),
        State(CALLED, noop("Called"), "on"),
        State(OPEN, noop("In session"), "warn"),
        State(CLOSED, noop("Closed, minutes to be approved")),
        State(APPROVED, noop("Minutes approved"), "good"),
        State(ADJOURNED, noop("Adjourned without quorum"), "bad"),
        State(CANCELLED, noop("Cancelled"), "bad"),
    ),
    {
        (PLANNED, CALL): CALLED,
        (CALLED, CALL): CALLED,
        (CALLED, OPEN_IT): OPEN,
        (OPEN, CLOSE): CLOSED,
        (OPEN, ADJOURN): ADJOURNED,
        (PLANNED, CANCEL): CANCELLED,
        (CALLED, CANCEL): CANCELLED,
        (CLOSED, APPROVE): APPROVED,
    },
)
PREPARING = frozenset({PLANNED, CALLED})
"""The states in which the agenda, the papers, the day and the place may change."""
OVER = frozenset({CLOSED, APPROVED, ADJOURNED, CANCELLED})

REFUSALS = {
    CALL: noop("Only a session that has not begun can be called."),
    OPEN_IT: noop("Only a session that has been called can be opened."),
    CLOSE: noop("Only a session that is open can be closed."),
    ADJOURN: noop("Only a session that is open can be adjourned."),
    CANCEL: noop("A session that has begun can no longer be cancelled."),
    APPROVE: noop("Only the minutes of a closed session can be approved, and once."),
}
NOT_PREPARING = noop("The agenda is closed: the session has begun or will not be held.")
NOT_OPEN = noop("This can only be done while the session is open.")
PAST = noop("A session cannot be called for a moment that has passed.")
NOTHING_TO_DISCUSS = noop("Put something on the agenda before you call the session.")
TOO_EARLY = noop("A session is opened on its day, not before.")
LEFT = noop("Some items have no decision: decide, defer or note each before you close.")
HAS_QUORUM = noop("There is quorum: decide what is left and close the session.")


def refusal(state: str, move: str) -> str:
    """Return why MOVE cannot be made in STATE, as an English sentence; "" when it can."""
    return "" if SESSION.allows(state, move) else REFUSALS[move]


def steps() -> list[tuple[str, str]]:
    """Return each change of state that there is, as (from, to) pairs, for the database."""
    return sorted({(start, end) for (start, _m), end in SESSION.moves.items() if start != end})
