"""What bodies of governance keep about people."""

from eset_portal.common.rules.i18n import noop
from governance.rules.personal import ISSUED, TRACE, Kept

KEPT = (
    Kept(
        "governance.seat",
        noop("Your seats in bodies of governance, and for whom you stand in"),
        TRACE,
        people=("user", "substitute"),
        columns=("post",),
        owner="user",
    ),
    Kept(
        "governance.attendance",
        noop("Your attendance at sessions, and that of others that you noted"),
        TRACE,
        people=("by",),
        owner="seat__user",
    ),
    Kept(
        "governance.sessionpaper",
        noop("The papers of sessions that you added"),
        TRACE,
        people=("by",),
        hidden=("file",),
        end=ISSUED,
    ),
    Kept(
        "governance.agendaitem",
        noop("What you proposed that came before a body of governance"),
        TRACE,
        people=("proposer",),
    ),
    Kept(
        "governance.recusal",
        noop("Your withdrawals from items, with the reason, and those of others that you noted"),
        TRACE,
        people=("by",),
        columns=("reason",),
        owner="seat__user",
    ),
    Kept(
        "governance.vote",
        noop("The votes of your seat, and those that you cast or noted for another"),
        TRACE,
        people=("by",),
        owner="seat__user",
    ),
    Kept(
        "governance.committeedecision",
        noop("The decisions that are yours to carry out, or that you noted"),
        TRACE,
        people=("owner", "by"),
    ),
    Kept(
        "governance.minutes",
        noop("The minutes of sessions that you wrote; they name who came, voted and withdrew"),
        TRACE,
        people=("by",),
        hidden=("file",),
        end=ISSUED,
    ),
)
