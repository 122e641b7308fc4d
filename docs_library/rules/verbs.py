"""What the library writes into the audit trail, in words."""

from eset_portal.common.rules.i18n import noop
from governance.rules.verbs import Verb

VERBS = {
    "library.document_added": Verb(noop("Document added"), noop("Added the document %(code)s")),
    "library.document_changed": Verb(
        noop("Document’s facts changed"), noop("Changed the facts of %(code)s")
    ),
    "library.edition_opened": Verb(
        noop("Edition opened"), noop("Opened a new edition of %(code)s")
    ),
    "library.edition_submitted": Verb(
        noop("Edition handed in"), noop("Handed in the new edition of %(code)s for review")
    ),
    "library.changes_requested": Verb(
        noop("Changes asked for"), noop("Asked for changes in the new edition of %(code)s")
    ),
    "library.edition_approved": Verb(
        noop("Edition approved"), noop("Approved the new edition of %(code)s")
    ),
    "library.approval_lapsed": Verb(
        noop("Approval lapsed"), noop("The approval of %(code)s lapsed: its text changed")
    ),
    "library.edition_scheduled": Verb(
        noop("Publication scheduled"), noop("Scheduled %(code)s for %(publish_at)s")
    ),
    "library.edition_unscheduled": Verb(
        noop("Schedule cancelled"), noop("Cancelled the schedule of %(code)s")
    ),
    "library.edition_published": Verb(
        noop("Edition published"), noop("Published edition %(number)s of %(code)s")
    ),
    "library.published_urgently": Verb(
        noop("Edition published urgently"),
        noop("Published edition %(number)s of %(code)s urgently, before its review"),
    ),
    "library.urgent_confirmed": Verb(
        noop("Urgent publication confirmed"), noop("Confirmed the urgent edition of %(code)s")
    ),
    "library.edition_withdrawn": Verb(
        noop("Edition withdrawn"), noop("Withdrew edition %(number)s of %(code)s")
    ),
    "library.edition_discarded": Verb(
        noop("Edition discarded"), noop("Discarded the new edition of %(code)s")
    ),
    "library.released": Verb(
        noop("Release of the methodology"),
        noop("Released %(name)s of the methodology with %(editions)s editions"),
    ),
    "library.edition_adopted": Verb(
        noop("Edition adopted"), noop("Works by edition %(number)s of %(code)s")
    ),
    "library.change_noted": Verb(
        noop("Change around the method noted"), noop("Noted a change of %(subject)s")
    ),
    "library.change_withdrawn": Verb(
        noop("Noted change withdrawn"), noop("Withdrew the noted change of %(subject)s")
    ),
    "library.norm_checked": Verb(noop("Norm checked"), noop("Checked the norm %(norm)s")),
    "library.norm_corrected": Verb(
        noop("Norm’s facts changed"), noop("Changed the facts of the norm %(norm)s")
    ),
    "library.copy_started": Verb(
        noop("Own copy begun"), noop("Began an own copy of edition %(number)s of %(code)s")
    ),
    "library.copy_approved": Verb(
        noop("Own copy approved"), noop("Approved text %(number)s of the own copy of %(code)s")
    ),
    "library.copy_undone": Verb(
        noop("Own copy taken back"),
        noop("Went back to text %(number)s of the own copy of %(code)s"),
    ),
    "library.copy_detached": Verb(
        noop("Own copy detached"), noop("Detached the own copy of %(code)s from its original")
    ),
    "library.copy_retired": Verb(
        noop("Own copy retired"), noop("Retired the own copy of %(code)s")
    ),
    "library.copy_rejoined": Verb(
        noop("Own copy follows again"), noop("Let the own copy of %(code)s follow its original")
    ),
    "library.merge_opened": Verb(
        noop("Own copy being brought up to date"),
        noop("Began to bring edition %(number)s into the own copy of %(code)s"),
    ),
    "library.merge_abandoned": Verb(
        noop("Update of an own copy left"), noop("Left the update of the own copy of %(code)s")
    ),
    "library.copy_merged": Verb(
        noop("Own copy brought up to date"),
        noop("Brought edition %(number)s into the own copy of %(code)s"),
    ),
    "library.review_opened": Verb(
        noop("Review opened"), noop("Opened the review of edition %(number)s of %(code)s")
    ),
    "library.review_confirmed": Verb(
        noop("Review: confirmed, no change"),
        noop(
            "Confirmed edition %(number)s of %(code)s without change; next review %(next_review)s"
        ),
    ),
    "library.review_leads_to_edition": Verb(
        noop("Review: a new edition is needed"),
        noop("The review of %(code)s leads to a new edition"),
    ),
    "library.proposal_drafted": Verb(
        noop("Proposal begun"), noop("Began to write a proposal of improvement")
    ),
    "library.proposal_changed": Verb(
        noop("Proposal rewritten"), noop("Changed the words of a proposal of improvement")
    ),
    "library.proposal_moved": Verb(
        noop("Step of a proposal"),
        noop("Took a step with a proposal of improvement: “%(move)s”"),
    ),
    "library.proposal_answered": Verb(
        noop("Proposal answered"), noop("Answered to a proposal of improvement")
    ),
    "library.proposal_supported": Verb(
        noop("Proposal supported"), noop("Supported a proposal of improvement for the body")
    ),
    "library.proposal_left": Verb(
        noop("Support taken back"), noop("Took back the support of a proposal of improvement")
    ),
    "library.proposal_opened": Verb(
        noop("Proposal opened to all"), noop("Opened a private proposal to all members")
    ),
    "library.proposal_assessed": Verb(
        noop("Proposal assessed"), noop("Assessed the impact of a proposal of improvement")
    ),
    "library.proposal_aimed": Verb(
        noop("Proposals of an edition"),
        noop("Said which proposals an edition of %(code)s resolves: %(count)s"),
    ),
    "library.proposals_exported": Verb(
        noop("Proposals exported"), noop("Took %(count)s proposals as a file")
    ),
    "library.practices_exported": Verb(
        noop("Shared practices exported"), noop("Took %(count)s shared practices as a file")
    ),
    "library.practice_drafted": Verb(
        noop("Shared practice begun"), noop("Began to write what the body shares")
    ),
    "library.practice_changed": Verb(
        noop("Shared practice rewritten"), noop("Changed what the body shares, before its review")
    ),
    "library.practice_moved": Verb(
        noop("Step of a shared practice"),
        noop("Took a step with a shared practice: “%(move)s”"),
    ),
    "library.practice_used": Verb(
        noop("Shared practice used"), noop("Said that the body uses a shared practice too")
    ),
    "library.practice_left": Verb(
        noop("Shared practice used no more"),
        noop("Took back that the body uses a shared practice"),
    ),
    "library.practice_asked": Verb(
        noop("Question about a shared practice"), noop("Asked something about a shared practice")
    ),
    "library.practice_answered": Verb(
        noop("Answer about a shared practice"),
        noop("Answered a question about a shared practice"),
    ),
    "library.practice_started": Verb(
        noop("Own copy begun from a shared practice"),
        noop("Began the own copy of %(code)s from a shared practice"),
    ),
}
