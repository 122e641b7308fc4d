"""The states of an edition: what is stored, and what a day makes of it."""

from datetime import date

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import State, Workflow, states

WORKFLOW = Workflow(
    states=states(
        State("draft", noop("Draft")),
        State("in_review", noop("In review"), "warn"),
        State("approved", noop("Approved"), "good"),
        State("scheduled", noop("Scheduled"), "good"),
        State("published", noop("Published"), "good"),
        State("withdrawn", noop("Withdrawn"), "bad"),
        State("discarded", noop("Discarded")),
    ),
    moves={
        ("draft", "submit"): "in_review",
        ("draft", "discard"): "discarded",
        ("draft", "publish_urgently"): "published",
        ("in_review", "request_changes"): "draft",
        ("in_review", "approve"): "approved",
        ("in_review", "discard"): "discarded",
        ("in_review", "publish_urgently"): "published",
        ("approved", "lapse"): "in_review",
        ("approved", "request_changes"): "draft",
        ("approved", "schedule"): "scheduled",
        ("approved", "publish"): "published",
        ("approved", "discard"): "discarded",
        ("scheduled", "unschedule"): "approved",
        ("scheduled", "publish"): "published",
        ("published", "withdraw"): "withdrawn",
    },
)
OPEN = ("draft", "in_review", "approved", "scheduled")
WRITABLE = ("draft", "in_review", "approved")
FOR_EDITORS, FOR_APPROVERS = ("draft",), ("in_review", "approved")  # whose turn it is
PUBLIC = ("published", "withdrawn")

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
