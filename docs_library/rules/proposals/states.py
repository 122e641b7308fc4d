"""The life of a proposal: its states, and each move with who may make it and what must hold."""

from collections.abc import Set as AbstractSet

from docs_library.rules.proposals.moves import MOVES
from docs_library.rules.proposals.names import (
    ACCEPTED,
    ACCEPTED_IN_PART,
    ASSESSMENT,
    AUTHOR,
    COMMITTEE,
    DEFERRED,
    DRAFT,
    DUPLICATE,
    IN_PROGRESS,
    IN_TRIAGE,
    MERGE,
    NEEDS_INFO,
    ON_AGENDA,
    OUT_OF_SCOPE,
    PORTAL,
    PUT_ON_AGENDA,
    REJECTED,
    RESOLVED,
    SECRETARY,
    SUBMITTED,
    TRIAGER,
    WHO_MAY,
    WHY_NOT,
    WITHDRAWN,
)
from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import Move, State, Workflow, states, steps

LIFE = Workflow(
    states=states(
        State(DRAFT, noop("Draft")),
        State(SUBMITTED, noop("Sent"), "on"),
        State(IN_TRIAGE, noop("Being looked at"), "on"),
        State(NEEDS_INFO, noop("Waiting for the proposer"), "warn"),
        State(DUPLICATE, noop("Joined to another one")),
        State(OUT_OF_SCOPE, noop("Not for e-SET")),
        State(ASSESSMENT, noop("Its impact is assessed"), "on"),
        State(ON_AGENDA, noop("On the agenda"), "on"),
        State(ACCEPTED, noop("Accepted"), "good"),
        State(ACCEPTED_IN_PART, noop("Accepted in part"), "good"),
        State(DEFERRED, noop("Deferred"), "warn"),
        State(REJECTED, noop("Rejected"), "bad"),
        State(IN_PROGRESS, noop("Being written"), "good"),
        State(RESOLVED, noop("Resolved"), "good"),
        State(WITHDRAWN, noop("Withdrawn")),
    ),
    moves=steps(MOVES),
)

CLOSED = (DUPLICATE, OUT_OF_SCOPE, REJECTED, RESOLVED, WITHDRAWN)
"""States in which nothing more happens by itself; each carries its reason."""

WITH_REASON = (*CLOSED, ACCEPTED, ACCEPTED_IN_PART, DEFERRED)
"""States that say why."""

COMING = (ACCEPTED, ACCEPTED_IN_PART, IN_PROGRESS)
"""States of what is decided and not yet there: each has an owner and a day."""

DECIDED = (*COMING, DEFERRED, REJECTED, RESOLVED)
"""States that a decision of the committee led to."""

OPEN = tuple(code for code in LIFE.states if code not in (DRAFT, *CLOSED))
"""States of what was sent and is not closed."""

UNTRIAGED = (SUBMITTED, IN_TRIAGE)
"""States in which the clock of the triage runs."""

EDITABLE = (DRAFT, NEEDS_INFO)
"""States in which the proposer may change the words."""

MERGEABLE = (SUBMITTED, IN_TRIAGE, NEEDS_INFO, ASSESSMENT, ON_AGENDA, *COMING, DEFERRED)
"""States of a proposal to which another one may be joined."""

# What a person does with a button of the page; the others happen elsewhere.
BY_HAND = tuple(
    move.code
    for move in MOVES.values()
    if move.by & {AUTHOR, TRIAGER, SECRETARY} and not move.by & {PORTAL, COMMITTEE}
)

ALONE = tuple(code for code in BY_HAND if code not in (MERGE, PUT_ON_AGENDA))
"""Moves by hand that change nothing else than the proposal."""


def who_refuses(move: Move, parts: AbstractSet[str]) -> str:
    """Return why somebody with these PARTS may not make MOVE, in English; "" when they may."""
    if parts & move.by:
        return ""
    return WHO_MAY[min(move.by)]


def what_refuses(move: Move, holds: AbstractSet[str]) -> str:
    """Return which fact MOVE lacks among those that HOLD, in English; "" when none."""
    return next((WHY_NOT[need] for need in move.needs if need not in holds), "")


def possible(state: str, parts: AbstractSet[str]) -> list[Move]:
    """Return the moves that somebody with these PARTS makes by hand from STATE, in table order."""
    return [
        move
        for move in MOVES.values()
        if move.code in BY_HAND and LIFE.allows(state, move.code) and not who_refuses(move, parts)
    ]


def choices() -> list[tuple[str, str]]:
    """Return the states as (code, label) pairs in table order."""
    return LIFE.choices
