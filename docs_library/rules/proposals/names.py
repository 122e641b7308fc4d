"""The codes of the life of a proposal, and the sentences that refuse."""

from eset_portal.common.rules.i18n import noop

DRAFT, SUBMITTED, IN_TRIAGE, NEEDS_INFO = "draft", "submitted", "in_triage", "needs_info"
DUPLICATE, OUT_OF_SCOPE, ASSESSMENT = "duplicate", "out_of_scope", "assessment"
ON_AGENDA, ACCEPTED, ACCEPTED_IN_PART = "on_agenda", "accepted", "accepted_in_part"
DEFERRED, REJECTED, IN_PROGRESS, RESOLVED = "deferred", "rejected", "in_progress", "resolved"
WITHDRAWN = "withdrawn"

SUBMIT, TAKE, ASK_INFO, GIVE_INFO = "submit", "take", "ask_info", "give_info"
MERGE, DECLINE, ASSESS, RETURN = "merge", "decline", "assess", "return"
PUT_ON_AGENDA, TAKE_OFF, COME_BACK = "put_on_agenda", "take_off", "come_back"
ACCEPT, ACCEPT_IN_PART, DEFER, REJECT = "accept", "accept_in_part", "defer", "reject"
START, RESOLVE, REOPEN, WITHDRAW = "start", "resolve", "reopen", "withdraw"
ANSWER = "answer"  # no move: words that stand in the same history

# The parts that somebody may have in a proposal.
AUTHOR, TRIAGER, SECRETARY = "author", "triager", "secretary"
COMMITTEE, PORTAL = "committee", "portal"

# What must hold, as the portal finds it out.
COMPLETE = "complete"
NOT_GONE = "not_gone"
ASSESSED = "assessed"

WHY_NOT = {
    COMPLETE: noop("Say what the problem is and what you suggest: some words are missing."),
    NOT_GONE: noop("This document has been withdrawn: propose on the one that takes its place."),
    ASSESSED: noop("Nobody has assessed its impact yet: do that first."),
}
WHO_MAY = {
    AUTHOR: noop("Only the person who proposed it can do this."),
    TRIAGER: noop("Only those who look at proposals for the Consortium can do this."),
    SECRETARY: noop("Only who prepares the sessions of the bodies of governance can do this."),
    COMMITTEE: noop("Only a body of governance decides on proposals, in a session."),
    PORTAL: noop("This happens by itself, when an edition is published or withdrawn."),
}
