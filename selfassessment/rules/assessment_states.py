"""The states of an assessment and the moves between them."""

from collections.abc import Mapping

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, Workflow, states

OPEN = "open"
SUBMITTED = "submitted"
IN_CONTROL = "in_control"
RETURNED = "returned"
VALIDATED = "validated"
CLOSED = "closed"
WITHDRAWN = "withdrawn"

SUBMIT = "submit"
TAKE = "take"
RETURN = "return_"
RESUBMIT = "resubmit"
RESUME = "resume"
VALIDATE = "validate"
CLOSE = "close"
WITHDRAW = "withdraw"
REOPEN = "reopen"

ASSESSMENT = Workflow(
    states=states(
        State(OPEN, noop("Open"), "on"),
        State(SUBMITTED, noop("Submitted"), "on"),
        State(IN_CONTROL, noop("Under control"), "on"),
        State(RETURNED, noop("Returned"), "warn"),
        State(VALIDATED, noop("Validated"), "good"),
        State(CLOSED, noop("Closed")),
        State(WITHDRAWN, noop("Withdrawn"), "bad"),
    ),
    moves={
        (OPEN, SUBMIT): SUBMITTED,
        (SUBMITTED, TAKE): IN_CONTROL,
        (IN_CONTROL, RETURN): RETURNED,
        (RETURNED, RESUBMIT): IN_CONTROL,
        # When the body lets the date pass, or the return was a mistake.
        (RETURNED, RESUME): IN_CONTROL,
        (IN_CONTROL, VALIDATE): VALIDATED,
        (VALIDATED, CLOSE): CLOSED,
        # Until it is closed, a validation found wrong may be taken up again.
        (VALIDATED, REOPEN): IN_CONTROL,
        (OPEN, WITHDRAW): WITHDRAWN,
        (SUBMITTED, WITHDRAW): WITHDRAWN,
        (IN_CONTROL, WITHDRAW): WITHDRAWN,
        (RETURNED, WITHDRAW): WITHDRAWN,
        (WITHDRAWN, REOPEN): OPEN,
    },
)

MOVE_LABELS: Mapping[str, str] = {
    SUBMIT: noop("Submit"),
    TAKE: noop("Take into control"),
    RETURN: noop("Return to the body"),
    RESUBMIT: noop("Submit again"),
    RESUME: noop("Take up again"),
    VALIDATE: noop("Validate"),
    CLOSE: noop("Close"),
    WITHDRAW: noop("Withdraw"),
    REOPEN: noop("Reopen"),
}


# Handed in: something for those who control to look at, now or later.
HANDED_IN = frozenset({SUBMITTED, IN_CONTROL, RETURNED, VALIDATED, CLOSED})
# Under way: the control waits for somebody.
TO_CONTROL = frozenset({SUBMITTED, IN_CONTROL, RETURNED})
# The validated result stands beside the declared one.
SETTLED = frozenset({VALIDATED, CLOSED})


def may_edit(state: str, *, returned: bool) -> bool:
    """Say whether an answer may change: all while open, then only what was RETURNED."""
    return state == OPEN or (state == RETURNED and returned)
