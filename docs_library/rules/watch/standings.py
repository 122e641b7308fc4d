"""How a review stands, and how far the reviews after a change are."""

from datetime import date

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, states

CONFIRMED, CHANGED, WITHDRAWN = "confirmed", "changed", "withdrawn"

OUTCOMES = states(
    State(CONFIRMED, noop("Confirmed, no change"), "good"),
    State(CHANGED, noop("A new edition was published"), "good"),
    State(WITHDRAWN, noop("The edition was withdrawn"), "good"),
)

STANDINGS = states(
    State("untouched", noop("To be reviewed"), "warn"),
    State("open", noop("Under review"), "on"),
    State("late", noop("Review late"), "bad"),
    State("writing", noop("A new edition is being written"), "on"),
    *OUTCOMES.values(),
)

PROGRESS = states(
    State("waiting", noop("To be reviewed"), "warn"),
    State("in_hand", noop("Under review"), "on"),
    State("done", noop("Reviewed"), "good"),
    State("withdrawn", noop("Withdrawn"), ""),
)


def standing(outcome: str, *, due: date, is_writing: bool, today: date) -> State:
    """Return how a review that was opened stands TODAY."""
    if outcome:
        return STANDINGS[outcome]
    if is_writing:
        return STANDINGS["writing"]
    return STANDINGS["late" if due < today else "open"]


def progress(*, is_withdrawn: bool, untouched: int, undecided: int) -> State:
    """Return how far the reviews after a change are."""
    if is_withdrawn:
        return PROGRESS["withdrawn"]
    if untouched:
        return PROGRESS["waiting"]
    return PROGRESS["in_hand" if undecided else "done"]
