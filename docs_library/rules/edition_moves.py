"""Who may move an edition from one state to the next, and what must hold first."""

from collections.abc import Callable
from dataclasses import dataclass

from docs_library.rules import edition_states
from eset_portal.common.rules.decisions import YES, Decision, no
from eset_portal.common.rules.i18n import noop

MOVES = {
    "submit": noop("Hand in for review"),
    "request_changes": noop("Ask for changes"),
    "approve": noop("Approve"),
    "lapse": noop("The approval lapsed: the text changed"),
    "schedule": noop("Schedule the publication"),
    "unschedule": noop("Cancel the schedule"),
    "publish": noop("Publish"),
    "publish_urgently": noop("Publish urgently"),
    "withdraw": noop("Withdraw"),
    "discard": noop("Discard"),
    "open": noop("Open"),
    "confirm": noop("Confirm after the urgent publication"),
}
DONE = {
    "open": noop("Opened"),
    "submit": noop("Handed in for review"),
    "request_changes": noop("Changes asked for"),
    "approve": noop("Approved"),
    "lapse": noop("Approval lapsed: the text changed"),
    "schedule": noop("Publication scheduled"),
    "unschedule": noop("Schedule cancelled"),
    "publish": noop("Published"),
    "publish_urgently": noop("Published urgently"),
    "withdraw": noop("Withdrawn"),
    "discard": noop("Discarded"),
    "confirm": noop("Confirmed after the urgent publication"),
}
PUBLIC_MOVES = tuple(move for move in DONE if move != "discard")
BY_HAND = (
    *("submit", "approve", "request_changes", "schedule", "unschedule", "publish"),
    *("publish_urgently", "confirm", "withdraw", "discard"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds for an edition and for the person who would move it."""

    state: str
    may_write: bool = False
    may_approve: bool = False
    may_hurry: bool = False
    contributed: bool = False
    is_whole: bool = True
    tells_change: bool = True
    is_approved: bool = False
    awaits_review: bool = False
    published_it: bool = False
    is_early: bool = False


@dataclass(frozen=True, slots=True)
class _Need:
    holds: Callable[[Facts], bool]
    reason: str


WRITES = _Need(lambda f: f.may_write, noop("Only methodology editors do this."))
APPROVES = _Need(lambda f: f.may_approve, noop("Only methodology approvers do this."))
HURRIES = _Need(
    lambda f: f.may_hurry, noop("Only those with the right of urgent publication do this.")
)
EITHER = _Need(
    lambda f: f.may_write or f.may_approve,
    noop("Only methodology editors and approvers do this."),
)
NO_PART = _Need(
    lambda f: not f.contributed,
    noop("You had a part in this text: somebody else must approve it."),
)
WHOLE = _Need(
    lambda f: f.is_whole, noop("Write a title, a summary and a text first: one of them is empty.")
)
TELLS = _Need(
    lambda f: f.tells_change,
    noop(
        "Say first what changes and, for a major edition, why and with which impact (normative,"
        " technological or organisational)."
    ),
)
APPROVED = _Need(
    lambda f: f.is_approved, noop("Nobody has approved the text as it stands now: ask for it.")
)
URGENT = _Need(lambda f: f.awaits_review, noop("This edition does not wait for a later review."))
NOT_PUBLISHER = _Need(
    lambda f: not f.published_it,
    noop("You published it yourself: somebody else must look at it afterwards."),
)
IN_TIME = _Need(
    lambda f: not f.is_early,
    noop("It is scheduled for later. Cancel the schedule first, then publish it."),
)

NEEDS: dict[str, tuple[_Need, ...]] = {
    "submit": (WRITES, WHOLE, TELLS),
    "request_changes": (APPROVES,),
    "approve": (APPROVES, NO_PART, WHOLE, TELLS),
    "schedule": (APPROVES, APPROVED),
    "unschedule": (EITHER,),
    "publish": (APPROVES, APPROVED, IN_TIME),
    "publish_urgently": (HURRIES, WHOLE, TELLS),
    "withdraw": (APPROVES,),
    "discard": (EITHER,),
    "confirm": (APPROVES, URGENT, NO_PART, NOT_PUBLISHER),
}


def exists(state: str, move: str) -> bool:
    """Say whether MOVE is a step from STATE at all."""
    if move == "confirm":
        return state in edition_states.PUBLIC
    return edition_states.WORKFLOW.allows(state, move)


def decide(move: str, facts: Facts) -> Decision:
    """Say whether MOVE may be made where FACTS hold; the reason is a message to translate."""
    if not exists(facts.state, move):
        return no(noop("This step is not possible in the state in which the edition is now."))
    for need in NEEDS[move]:
        if not need.holds(facts):
            return no(need.reason)
    return YES


def turn(state: str, *, is_overdue: bool = False, awaits_review: bool = False) -> str:
    """Return whose turn it is in STATE, as a message to translate; empty when nobody's."""
    if awaits_review:
        return noop("Approvers: review what was published urgently")
    return {
        "draft": noop("Editors: write and hand in"),
        "in_review": noop("Approvers: read and decide"),
        "approved": noop("Approvers: publish or schedule"),
        "scheduled": noop("Overdue: look why it was not published")
        if is_overdue
        else noop("The portal: publishes by itself"),
    }.get(state, "")
