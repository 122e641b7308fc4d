"""What bodies of governance keep about people."""

from eset_portal.common.rules.i18n import noop
from governance.rules.personal import TRACE, Kept

KEPT = (
    Kept(
        "governance.seat",
        noop("Your seats in bodies of governance, and for whom you stand in"),
        TRACE,
        people=("user", "substitute"),
        columns=("post",),
    ),
    Kept(
        "governance.attendance",
        noop("The attendance at sessions that you noted"),
        TRACE,
        people=("by",),
    ),
    Kept(
        "governance.sessionpaper",
        noop("The papers of sessions that you added"),
        TRACE,
        people=("by",),
        hidden=("file",),
    ),
    Kept(
        "governance.agendaitem",
        noop("What you proposed that came before a body of governance"),
        TRACE,
        people=("proposer",),
    ),
    Kept(
        "governance.recusal",
        noop("The withdrawals from items that you noted"),
        TRACE,
        people=("by",),
    ),
    Kept("governance.vote", noop("The votes that you cast or noted"), TRACE, people=("by",)),
    Kept(
        "governance.committeedecision",
        noop("The decisions that are yours to carry out, or that you noted"),
        TRACE,
        people=("owner", "by"),
    ),
    Kept(
        "governance.minutes",
        noop("The minutes of sessions that you wrote"),
        TRACE,
        people=("by",),
        hidden=("file",),
    ),
)
