"""The moves of a proposal: from where, to where, who makes them and what must hold."""

from docs_library.rules.proposals import names as n
from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import Move, moves

_AUTHOR, _TRIAGER = frozenset({n.AUTHOR}), frozenset({n.TRIAGER})
_COMMITTEE, _PORTAL = frozenset({n.COMMITTEE}), frozenset({n.PORTAL})
_BEFORE = (n.SUBMITTED, n.IN_TRIAGE, n.NEEDS_INFO, n.ASSESSMENT)
_DECIDED = (n.ACCEPTED, n.ACCEPTED_IN_PART, n.DEFERRED, n.REJECTED, n.IN_PROGRESS)


def _decision(code: str, label: str, end: str) -> Move:
    """Return what the committee decides on its agenda, or when it revokes what it decided."""
    return Move(code, label, (n.ON_AGENDA, *_DECIDED), end, by=_COMMITTEE, comment=True)


MOVES = moves(
    Move(
        n.SUBMIT,
        noop("Send the proposal"),
        starts=(n.DRAFT,),
        end=n.SUBMITTED,
        by=_AUTHOR,
        needs=(n.COMPLETE, n.NOT_GONE),
    ),
    Move(n.TAKE, noop("Start looking at it"), starts=(n.SUBMITTED,), end=n.IN_TRIAGE, by=_TRIAGER),
    Move(
        n.ASSESS,
        noop("Let its impact be assessed"),
        starts=(n.IN_TRIAGE,),
        end=n.ASSESSMENT,
        by=_TRIAGER,
    ),
    Move(
        n.PUT_ON_AGENDA,
        noop("Put it on an agenda"),
        starts=(n.ASSESSMENT,),
        end=n.ON_AGENDA,
        by=frozenset({n.SECRETARY}),
        needs=(n.ASSESSED,),
    ),
    Move(
        n.GIVE_INFO,
        noop("Answer what was asked"),
        starts=(n.NEEDS_INFO,),
        end=n.IN_TRIAGE,
        by=_AUTHOR,
        needs=(n.COMPLETE,),
        comment=True,
    ),
    Move(
        n.ASK_INFO,
        noop("Ask the proposer something"),
        starts=(n.IN_TRIAGE, n.ASSESSMENT),
        end=n.NEEDS_INFO,
        by=_TRIAGER,
        comment=True,
    ),
    Move(
        n.MERGE,
        noop("Join it to another one"),
        starts=_BEFORE,
        end=n.DUPLICATE,
        by=_TRIAGER,
        comment=True,
    ),
    Move(
        n.DECLINE,
        noop("It is not for e-SET"),
        starts=(n.IN_TRIAGE, n.NEEDS_INFO, n.ASSESSMENT),
        end=n.OUT_OF_SCOPE,
        by=_TRIAGER,
        comment=True,
    ),
    Move(
        n.RETURN,
        noop("Look at it again"),
        starts=(n.DUPLICATE, n.OUT_OF_SCOPE),
        end=n.IN_TRIAGE,
        by=_TRIAGER,
        comment=True,
    ),
    Move(
        n.TAKE_OFF,
        noop("Taken off the agenda"),
        starts=(n.ON_AGENDA,),
        end=n.ASSESSMENT,
        by=_COMMITTEE,
    ),
    _decision(n.ACCEPT, noop("Accepted"), n.ACCEPTED),
    _decision(n.ACCEPT_IN_PART, noop("Accepted in part"), n.ACCEPTED_IN_PART),
    _decision(n.DEFER, noop("Deferred"), n.DEFERRED),
    _decision(n.REJECT, noop("Rejected"), n.REJECTED),
    Move(
        n.COME_BACK,
        noop("Back on the agenda"),
        starts=(n.DEFERRED,),
        end=n.ON_AGENDA,
        by=_COMMITTEE,
    ),
    Move(
        n.START,
        noop("A new edition is to bring it"),
        starts=(n.ACCEPTED, n.ACCEPTED_IN_PART),
        end=n.IN_PROGRESS,
        by=_PORTAL,
    ),
    Move(
        n.RESOLVE,
        noop("Resolved by a published edition"),
        starts=(n.ACCEPTED, n.ACCEPTED_IN_PART, n.IN_PROGRESS),
        end=n.RESOLVED,
        by=_PORTAL,
        comment=True,
    ),
    Move(
        n.REOPEN,
        noop("Open again: the edition was withdrawn"),
        starts=(n.RESOLVED,),
        end=n.IN_PROGRESS,
        by=_PORTAL,
    ),
    Move(
        n.WITHDRAW,
        noop("Withdraw the proposal"),
        starts=(n.DRAFT, *_BEFORE),
        end=n.WITHDRAWN,
        by=_AUTHOR,
        comment=True,
    ),
)
