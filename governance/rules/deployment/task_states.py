"""The states of a task of a deployment, whose it is, and when it is late."""

from datetime import date

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, states

TO_DO = "todo"
DOING = "doing"
DONE = "done"
NOT_APPLICABLE = "not_applicable"

STATES = states(
    State(TO_DO, noop("To do")),
    State(DOING, noop("Being done"), "on"),
    State(DONE, noop("Done"), "good"),
    State(NOT_APPLICABLE, noop("Does not apply")),
)
SETTLED = frozenset({DONE, NOT_APPLICABLE})

BODY = "body"
TECHNICIAN = "technician"
SIDES = {BODY: noop("The body"), TECHNICIAN: noop("The technician")}

NEEDS = "needs"
TOOLS = "tools"
PAGES = {
    "": noop("None"),
    NEEDS: noop("The questionnaire of needs"),
    TOOLS: noop("The tools in use"),
}

NO_STATE = noop("Choose one of the states.")
NO_REASON = noop("Say why this task does not apply, so that everybody understands it later.")
NO_NEEDS = noop("Fill in the questionnaire of needs first: this task is about it.")
NO_TOOLS = noop("Say first which tools the body uses: this task is about it.")


def refusal(state: str, *, reason: str, page: str = "", page_filled: bool = True) -> str:
    """Return why a task cannot be put into STATE, as an English sentence; "" when it can.

    PAGE is the page of the portal that the task is about, PAGE_FILLED whether it has content.
    """
    if state not in STATES:
        return NO_STATE
    if state == NOT_APPLICABLE and not reason.strip():
        return NO_REASON
    if state == DONE and page and not page_filled:
        return {NEEDS: NO_NEEDS, TOOLS: NO_TOOLS}.get(page, "")
    return ""


def is_late(state: str, due_on: date | None, on: date) -> bool:
    """Say whether a task in STATE should have been finished before the day ON."""
    return state not in SETTLED and due_on is not None and due_on < on


def choices() -> list[tuple[str, str]]:
    """Return the states as (code, words) pairs."""
    return [(state.code, state.label) for state in STATES.values()]
