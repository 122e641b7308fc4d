"""How a body joins: the states of its application, and each move with who may make it."""

from collections.abc import Set as AbstractSet

from eset_portal.common.rules.i18n import noop
from eset_portal.common.rules.moves import Move, State, Workflow, moves, states, steps

DRAFT = "draft"
SUBMITTED = "submitted"
UNDER_REVIEW = "under_review"
PAPERS_REQUESTED = "papers_requested"
ACCEPTED = "accepted"
AGREEMENT_SENT = "agreement_sent"
AGREEMENT_SIGNED = "agreement_signed"
DEPLOYING = "deploying"
ACTIVE = "active"
SUSPENDED = "suspended"
LEFT = "left"
REJECTED = "rejected"
WITHDRAWN = "withdrawn"

SUBMIT = "submit"
TAKE = "take"
ASK_PAPERS = "ask_papers"
BRING_PAPERS = "bring_papers"
ACCEPT = "accept"
REJECT = "reject"
SEND_AGREEMENT = "send_agreement"
SIGN = "sign"
RETURN_AGREEMENT = "return_agreement"
COUNTERSIGN = "countersign"
CONSOLIDATE = "consolidate"
SUSPEND = "suspend"
RESUME = "resume"
LEAVE = "leave"
WITHDRAW = "withdraw"

# The parts that somebody may have in a case.
FILER = "filer"
DECIDER = "decider"
SUPPORTER = "supporter"

# What must hold, as the portal finds it out.
COMPLETE = "complete"
OWED_THERE = "owed_there"
PAPERS_THERE = "papers_there"
BODY_KNOWN = "body_known"
SIGNED_THERE = "signed_there"
COUNTERSIGNED_THERE = "countersigned_there"
DEPLOYED = "deployed"

WHY_NOT = {
    COMPLETE: noop("Some answers of the application are still missing: fill them in first."),
    OWED_THERE: noop("A paper that goes with the application is missing: upload it first."),
    PAPERS_THERE: noop("Not every paper that was asked for is there: upload the others first."),
    BODY_KNOWN: noop("The body is not in the register yet: add it first."),
    SIGNED_THERE: noop("The signed agreement is missing: upload it as a PDF first."),
    COUNTERSIGNED_THERE: noop("Upload the agreement signed by both sides first."),
    DEPLOYED: noop("The deployment plan of the body still has open phases: close them first."),
}
WHO_MAY = {
    FILER: noop("Only the person who filed the application can do this."),
    DECIDER: noop("Only the administrators of the Consortium decide on applications."),
    SUPPORTER: noop("Only the Consortium and whoever accompanies the body can do this."),
}
OWN_CASE = noop("Whoever filed an application does not decide on it: ask a colleague to do it.")

_FILER, _DECIDER = frozenset({FILER}), frozenset({DECIDER})

MOVES = moves(
    Move(
        SUBMIT,
        noop("Send the application"),
        starts=(DRAFT,),
        end=SUBMITTED,
        by=_FILER,
        needs=(COMPLETE, OWED_THERE),
    ),
    Move(TAKE, noop("Start the review"), starts=(SUBMITTED,), end=UNDER_REVIEW, by=_DECIDER),
    Move(
        ACCEPT,
        noop("Accept"),
        starts=(UNDER_REVIEW,),
        end=ACCEPTED,
        by=_DECIDER,
        needs=(BODY_KNOWN,),
    ),
    Move(
        ASK_PAPERS,
        noop("Ask for papers"),
        starts=(UNDER_REVIEW,),
        end=PAPERS_REQUESTED,
        by=_DECIDER,
        comment=True,
    ),
    Move(
        BRING_PAPERS,
        noop("Hand in the papers"),
        starts=(PAPERS_REQUESTED,),
        end=UNDER_REVIEW,
        by=_FILER,
        needs=(PAPERS_THERE,),
    ),
    Move(
        REJECT,
        noop("Reject"),
        starts=(UNDER_REVIEW, PAPERS_REQUESTED),
        end=REJECTED,
        by=_DECIDER,
        comment=True,
    ),
    Move(
        SEND_AGREEMENT,
        noop("Send the agreement"),
        starts=(ACCEPTED,),
        end=AGREEMENT_SENT,
        by=_DECIDER,
    ),
    Move(
        SIGN,
        noop("Hand in the signed agreement"),
        starts=(AGREEMENT_SENT,),
        end=AGREEMENT_SIGNED,
        by=_FILER,
        needs=(SIGNED_THERE,),
    ),
    Move(
        COUNTERSIGN,
        noop("Hand over the countersigned agreement"),
        starts=(AGREEMENT_SIGNED,),
        end=DEPLOYING,
        by=_DECIDER,
        needs=(COUNTERSIGNED_THERE,),
    ),
    Move(
        RETURN_AGREEMENT,
        noop("Return the agreement"),
        starts=(AGREEMENT_SIGNED,),
        end=AGREEMENT_SENT,
        by=_DECIDER,
        comment=True,
    ),
    Move(
        CONSOLIDATE,
        noop("Close the deployment"),
        starts=(DEPLOYING,),
        end=ACTIVE,
        by=frozenset({DECIDER, SUPPORTER}),
        needs=(DEPLOYED,),
    ),
    Move(SUSPEND, noop("Suspend"), starts=(ACTIVE,), end=SUSPENDED, by=_DECIDER, comment=True),
    Move(RESUME, noop("Resume"), starts=(SUSPENDED,), end=ACTIVE, by=_DECIDER),
    Move(
        LEAVE,
        noop("Record that the body leaves"),
        starts=(ACTIVE, SUSPENDED),
        end=LEFT,
        by=_DECIDER,
        comment=True,
    ),
    Move(
        WITHDRAW,
        noop("Withdraw the application"),
        starts=(DRAFT, SUBMITTED, UNDER_REVIEW, PAPERS_REQUESTED, ACCEPTED, AGREEMENT_SENT),
        end=WITHDRAWN,
        by=_FILER,
    ),
)

ADHESION = Workflow(
    states=states(
        State(DRAFT, noop("Draft")),
        State(SUBMITTED, noop("Sent"), "on"),
        State(UNDER_REVIEW, noop("Under review"), "on"),
        State(PAPERS_REQUESTED, noop("Papers asked for"), "warn"),
        State(ACCEPTED, noop("Accepted"), "good"),
        State(AGREEMENT_SENT, noop("Agreement to be signed"), "warn"),
        State(AGREEMENT_SIGNED, noop("Agreement signed by the body"), "on"),
        State(DEPLOYING, noop("Deploying"), "good"),
        State(ACTIVE, noop("Working with e-SET"), "good"),
        State(SUSPENDED, noop("Suspended"), "warn"),
        State(LEFT, noop("No longer in e-SET")),
        State(REJECTED, noop("Rejected"), "bad"),
        State(WITHDRAWN, noop("Withdrawn")),
    ),
    moves=steps(MOVES),
)

ENDED = (LEFT, REJECTED, WITHDRAWN)
FILED = tuple(code for code in ADHESION.states if code not in (DRAFT, *ENDED))
"""States in which a body has its one open case."""

FOR_THE_CONSORTIUM = (SUBMITTED, UNDER_REVIEW, ACCEPTED, AGREEMENT_SIGNED)
"""States in which the next step is the Consortium's."""

FOR_THE_FILER = (DRAFT, PAPERS_REQUESTED, AGREEMENT_SENT)
"""States in which the next step is the filer's."""


def who_refuses(move: Move, parts: AbstractSet[str]) -> str:
    """Return why somebody with these PARTS may not make MOVE, in English; "" when they may."""
    if FILER in parts and FILER not in move.by:
        return OWN_CASE
    if parts & move.by:
        return ""
    return WHO_MAY[SUPPORTER if SUPPORTER in move.by else min(move.by)]


def what_refuses(move: Move, holds: AbstractSet[str]) -> str:
    """Return which fact MOVE lacks among those that HOLD, in English; "" when none."""
    return next((WHY_NOT[need] for need in move.needs if need not in holds), "")


def possible(state: str, parts: AbstractSet[str]) -> list[Move]:
    """Return the moves that somebody with these PARTS has from STATE, in table order."""
    return [
        move
        for move in MOVES.values()
        if ADHESION.allows(state, move.code) and not who_refuses(move, parts)
    ]


def choices() -> list[tuple[str, str]]:
    """Return the states as (code, label) pairs in table order."""
    return ADHESION.choices
