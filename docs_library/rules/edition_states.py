"""The states of an edition: what is stored, and what a day makes of it."""

from datetime import date

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, Workflow, states

WORKFLOW = Workflow(
    states=states(
        State("draft", noop("Draft")),
        State("published", noop("Published"), "good"),
        State("withdrawn", noop("Withdrawn"), "bad"),
    ),
    moves={
        ("draft", "publish"): "published",
        ("published", "withdraw"): "withdrawn",
    },
)

CHANGE_KINDS = {
    "initial": noop("First edition"),
    "major": noop("Major change"),
    "minor": noop("Minor change"),
    "erratum": noop("Erratum"),
}

STANDINGS = states(
    State("future", noop("Not yet in force"), "warn"),
    State("in_force", noop("In force"), "good"),
    State("historical", noop("Historical"), "warn"),
    State("withdrawn", noop("Withdrawn"), "bad"),
)


def choices() -> list[tuple[str, str]]:
    """Return the stored states as (code, label) pairs."""
    return WORKFLOW.choices


def change_choices() -> list[tuple[str, str]]:
    """Return the kinds of change as (code, label) pairs."""
    return list(CHANGE_KINDS.items())


def standing(*, state: str, starts: date, ends: date | None, on: date) -> State:
    """Return how a published or withdrawn edition stands ON a day.

    STARTS is its first day in force, ENDS the first day on which it no longer is.
    """
    if state == "withdrawn":
        return STANDINGS["withdrawn"]
    if on < starts:
        return STANDINGS["future"]
    if ends is not None and ends <= on:
        return STANDINGS["historical"]
    return STANDINGS["in_force"]
