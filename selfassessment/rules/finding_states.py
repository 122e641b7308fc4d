"""The follow-up of a finding of the control: the body acts, who controls verifies."""

from collections.abc import Mapping

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, Workflow, states

OPEN = "open"
AGREED = "agreed"
DONE = "done"
RESOLVED = "resolved"
DROPPED = "dropped"

AGREE = "agree"
REPORT = "report"
VERIFY = "verify"
REJECT = "reject"
DROP = "drop"
RAISE = "raise_"

FINDING = Workflow(
    states=states(
        State(OPEN, noop("Without plan"), "bad"),
        State(AGREED, noop("Planned"), "on"),
        State(DONE, noop("Done, to verify"), "warn"),
        State(RESOLVED, noop("Resolved"), "good"),
        State(DROPPED, noop("No longer applies")),
    ),
    moves={
        (OPEN, AGREE): AGREED,
        (AGREED, AGREE): AGREED,
        (AGREED, REPORT): DONE,
        (DONE, VERIFY): RESOLVED,
        (DONE, REJECT): AGREED,
        # A control taken up again may find otherwise.
        (OPEN, DROP): DROPPED,
        (AGREED, DROP): DROPPED,
        (DONE, DROP): DROPPED,
        (RESOLVED, DROP): DROPPED,
        (DROPPED, RAISE): OPEN,
    },
)

MOVE_LABELS: Mapping[str, str] = {
    AGREE: noop("Say who and until when"),
    REPORT: noop("Say that it is done"),
    VERIFY: noop("Verify"),
    REJECT: noop("Not done yet"),
    DROP: noop("It no longer applies"),
    RAISE: noop("It applies again"),
}
# Which side of the table makes a move: the body, those who control, or the control by itself.
BODY, CONTROLLER, ITSELF = "body", "controller", "itself"
BY: Mapping[str, str] = {
    AGREE: BODY,
    REPORT: BODY,
    VERIFY: CONTROLLER,
    REJECT: CONTROLLER,
    DROP: ITSELF,
    RAISE: ITSELF,
}


def moves_from(state: str, side: str) -> list[str]:
    """Return the moves that SIDE may make with a finding in STATE, in table order."""
    return [move for move in MOVE_LABELS if BY[move] == side and FINDING.allows(state, move)]
