"""The moves of a shared practice: from where, to where, who makes them and what must hold."""

from docs_library.rules.practices import names as n
from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import Move, moves

_OWNER, _REVIEWER = frozenset({n.OWNER}), frozenset({n.REVIEWER})
_PORTAL, _BOTH = frozenset({n.PORTAL}), frozenset({n.OWNER, n.REVIEWER})
_SHOWN = (n.PUBLISHED, n.OUTDATED)

MOVES = moves(
    Move(
        n.SUBMIT,
        noop("Hand it in for review"),
        starts=(n.DRAFT,),
        end=n.IN_REVIEW,
        by=_OWNER,
        needs=(n.COMPLETE,),
    ),
    Move(
        n.PUBLISH,
        noop("Publish it for all bodies"),
        starts=(n.IN_REVIEW,),
        end=n.PUBLISHED,
        by=_REVIEWER,
    ),
    Move(
        n.SEND_BACK,
        noop("Give it back with what is missing"),
        starts=(n.IN_REVIEW,),
        end=n.DRAFT,
        by=_REVIEWER,
        comment=True,
    ),
    Move(
        n.HAND_OVER,
        noop("Pass it to the Consortium"),
        starts=(n.IN_REVIEW,),
        end=n.IN_REVIEW,
        by=_PORTAL,
    ),
    Move(
        n.CONFIRM,
        noop("It is still current"),
        starts=(n.PUBLISHED,),
        end=n.PUBLISHED,
        by=_OWNER,
    ),
    Move(n.REVISE, noop("Bring it up to date"), starts=_SHOWN, end=n.DRAFT, by=_OWNER),
    Move(
        n.OUTDATE,
        noop("Mark it as outdated"),
        starts=(n.PUBLISHED,),
        end=n.OUTDATED,
        by=_BOTH,
        comment=True,
    ),
    Move(
        n.WITHDRAW,
        noop("Withdraw it"),
        starts=(n.DRAFT, n.IN_REVIEW, *_SHOWN),
        end=n.WITHDRAWN,
        by=_BOTH,
        comment=True,
    ),
    Move(
        n.ASK,
        noop("Ask whether it is still current"),
        starts=(n.PUBLISHED,),
        end=n.PUBLISHED,
        by=_PORTAL,
    ),
    Move(
        n.ASK_AGAIN,
        noop("Ask whether it should stay"),
        starts=(n.OUTDATED,),
        end=n.OUTDATED,
        by=_PORTAL,
    ),
    Move(
        n.LAPSE,
        noop("Nobody confirmed it"),
        starts=(n.PUBLISHED,),
        end=n.OUTDATED,
        by=_PORTAL,
        comment=True,
    ),
)
