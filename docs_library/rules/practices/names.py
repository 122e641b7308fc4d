"""The codes of the life of a shared practice, and the sentences about it."""

from eset_portal.common.rules.i18n import noop

DRAFT, IN_REVIEW, PUBLISHED = "draft", "in_review", "published"
OUTDATED, WITHDRAWN = "outdated", "withdrawn"

SUBMIT, SEND_BACK, PUBLISH, REVISE = "submit", "send_back", "publish", "revise"
CONFIRM, OUTDATE, WITHDRAW = "confirm", "outdate", "withdraw"
ASK, ASK_AGAIN, LAPSE = "ask", "ask_again", "lapse"
HAND_OVER = "hand_over"  # to the Consortium, since nobody else can review it
QUESTION, ANSWER = "question", "answer"  # no moves: words that stand in the same history

# The parts that somebody may have in a practice.
OWNER, REVIEWER, PORTAL = "owner", "reviewer", "portal"

COMPLETE = "complete"  # what must hold, as the portal finds it out

WHY_NOT = {
    COMPLETE: noop(
        "Say what problem it solves, how it is done and whom others may ask: some words are"
        " missing."
    ),
}
WHO_MAY = {
    OWNER: noop("Only the e-SET manager and the contributors of the body that shares it do this."),
    REVIEWER: noop(
        "Only who accompanies the body reviews what it shares, the Consortium where nobody there"
        " can, and never something of their own."
    ),
    PORTAL: noop("This happens by itself: nobody does it by hand."),
}
DONE = {
    SUBMIT: noop("Handed in for review"),
    SEND_BACK: noop("Given back"),
    PUBLISH: noop("Published"),
    REVISE: noop("Being brought up to date"),
    CONFIRM: noop("Confirmed: still current"),
    OUTDATE: noop("Marked as outdated"),
    WITHDRAW: noop("Withdrawn"),
    ASK: noop("Asked whether it is still current"),
    ASK_AGAIN: noop("Asked whether it should stay"),
    LAPSE: noop("Marked as outdated: nobody confirmed it"),
    HAND_OVER: noop("Passed to the Consortium: nobody who accompanies the body can review it"),
    QUESTION: noop("Question"),
    ANSWER: noop("Answer"),
}
