"""The way of an improvement action: suggested, to do, doing, done or dropped, and who moves it."""

from collections.abc import Mapping

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import Move, State, Workflow, moves, states, steps

SUGGESTED = "suggested"
TO_DO = "todo"
DOING = "doing"
DONE = "done"
DROPPED = "dropped"

PLAN = "plan"
SUGGEST = "suggest"
CHANGE = "change"
ACCEPT = "accept"
WITHDRAW = "withdraw"
START = "start"
PAUSE = "pause"
FINISH = "finish"
DROP = "drop"
REOPEN = "reopen"

# The parts that somebody may play: the manager plans, an owner moves what is theirs, and who
# accompanies the body suggests.
PLANNER, OWNER, SUGGESTER = "planner", "owner", "suggester"

MOVES = moves(
    Move(ACCEPT, noop("Accept it"), (SUGGESTED,), TO_DO, frozenset({PLANNER})),
    Move(START, noop("Start"), (TO_DO,), DOING, frozenset({PLANNER, OWNER})),
    Move(
        FINISH, noop("It is done"), (TO_DO, DOING), DONE, frozenset({PLANNER, OWNER}), comment=True
    ),
    Move(PAUSE, noop("Back to “to do”"), (DOING,), TO_DO, frozenset({PLANNER, OWNER})),
    Move(
        DROP,
        noop("Drop it"),
        (SUGGESTED, TO_DO, DOING),
        DROPPED,
        frozenset({PLANNER}),
        comment=True,
    ),
    Move(
        REOPEN, noop("Take it up again"), (DONE, DROPPED), TO_DO, frozenset({PLANNER}), comment=True
    ),
    Move(
        WITHDRAW, noop("Withdraw it"), (SUGGESTED,), DROPPED, frozenset({SUGGESTER}), comment=True
    ),
)

ACTION = Workflow(
    states=states(
        State(SUGGESTED, noop("Suggested"), "warn"),
        State(TO_DO, noop("To do")),
        State(DOING, noop("Doing"), "on"),
        State(DONE, noop("Done"), "good"),
        State(DROPPED, noop("Dropped")),
    ),
    moves=steps(MOVES),
)

# What still wants something of somebody, and what counts as a promise.
OPEN = (SUGGESTED, TO_DO, DOING)
UNDER_WAY = (TO_DO, DOING)
PROMISED = (TO_DO, DOING, DONE, DROPPED)
ENDED = (DONE, DROPPED)

STEP_LABELS: Mapping[str, str] = {
    PLAN: noop("Planned"),
    SUGGEST: noop("Suggested"),
    CHANGE: noop("Changed"),
    ACCEPT: noop("Accepted"),
    WITHDRAW: noop("Withdrawn"),
    START: noop("Started"),
    PAUSE: noop("Put back"),
    FINISH: noop("Done"),
    DROP: noop("Dropped"),
    REOPEN: noop("Taken up again"),
}
# What the words that go with a move are.
NOTE_LABELS: Mapping[str, str] = {
    FINISH: noop("What shows that it is done"),
    DROP: noop("Why it is dropped"),
    REOPEN: noop("Why it is taken up again"),
    WITHDRAW: noop("Why it is withdrawn"),
}


def moves_from(state: str, parts: frozenset[str]) -> list[Move]:
    """Return the moves that somebody who plays PARTS may make from STATE, in table order."""
    return [row for row in MOVES.values() if state in row.starts and row.by & parts]
