"""The life of a shared practice: its states, and each move with who may make it."""

from collections.abc import Set as AbstractSet

from docs_library.rules.practices.moves import MOVES
from docs_library.rules.practices.names import (
    DRAFT,
    IN_REVIEW,
    OUTDATED,
    PORTAL,
    PUBLISHED,
    WHO_MAY,
    WHY_NOT,
    WITHDRAWN,
)
from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import Move, State, Workflow, states, steps

LIFE = Workflow(
    states=states(
        State(DRAFT, noop("Draft")),
        State(IN_REVIEW, noop("Waiting for its review"), "on"),
        State(PUBLISHED, noop("Shared"), "good"),
        State(OUTDATED, noop("Outdated"), "warn"),
        State(WITHDRAWN, noop("Withdrawn"), "bad"),
    ),
    moves=steps(MOVES),
)

CLOSED = (OUTDATED, WITHDRAWN)
"""States that say why."""

SHOWN = (PUBLISHED, OUTDATED)
"""States in which every member sees it and may use it."""

BY_HAND = tuple(move.code for move in MOVES.values() if PORTAL not in move.by)


def who_refuses(move: Move, parts: AbstractSet[str]) -> str:
    """Return why somebody with these PARTS may not make MOVE, in English; "" when they may."""
    return "" if parts & move.by else WHO_MAY[min(move.by)]


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
