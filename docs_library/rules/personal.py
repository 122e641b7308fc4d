"""What the library keeps about people."""

from eset_portal.common.rules.i18n import noop
from governance.rules.personal import GONE, TRACE, Kept

READING = noop("To show you what has changed since you last read")

FOLLOWING = noop("To tell you of changes as you want to be told")

KEPT = (
    Kept(
        "docs_library.subscription",
        noop("What you follow, and how often you want a letter"),
        FOLLOWING,
        people=("user",),
        owner="user",
        end=GONE,
    ),
    Kept(
        "docs_library.notice",
        noop("The changes of which you were told"),
        FOLLOWING,
        people=("user",),
        owner="user",
        end=GONE,
    ),
    Kept(
        "docs_library.acknowledgement",
        noop("The editions that you said you have read"),
        TRACE,
        people=("user",),
        owner="user",
    ),
    Kept(
        "docs_library.adoption",
        noop("The editions by which you said that your body works"),
        TRACE,
        people=("by",),
    ),
    Kept(
        "docs_library.readmark",
        noop("What you have read, and when"),
        READING,
        people=("user",),
        owner="user",
        end=GONE,
    ),
    Kept(
        "docs_library.edition",
        noop("The editions that you published"),
        TRACE,
        people=("published_by",),
        hidden=("text",),
    ),
    Kept(
        "docs_library.release",
        noop("The sets of editions that you published together"),
        TRACE,
        people=("published_by",),
        hidden=("manifest",),
    ),
    Kept(
        "docs_library.revision",
        noop("Every text that you wrote while drafting"),
        TRACE,
        people=("author",),
    ),
    Kept("docs_library.review", noop("The texts that you reviewed"), TRACE, people=("reviewer",)),
    Kept(
        "docs_library.remark",
        noop("The remarks that you made or settled"),
        TRACE,
        people=("author", "settled_by"),
    ),
    Kept(
        "docs_library.editionmove",
        noop("What you did with drafts and editions"),
        TRACE,
        people=("actor",),
    ),
    Kept(
        "docs_library.withdrawal",
        noop("The editions that you withdrew"),
        TRACE,
        people=("actor",),
    ),
    Kept(
        "docs_library.signal",
        noop("The changes around the method that you noted"),
        TRACE,
        people=("by",),
    ),
    Kept(
        "docs_library.recheck",
        noop("The reviews of documents that you opened or decided"),
        TRACE,
        people=("opened_by", "decided_by"),
    ),
    Kept(
        "docs_library.adaptation",
        noop("The own copies of documents that you began or ended for your body"),
        TRACE,
        people=("started_by", "left_by"),
    ),
    Kept(
        "docs_library.localedition",
        noop("What you wrote and approved in the own copies of your body"),
        TRACE,
        people=("author", "approved_by"),
        hidden=("text",),
    ),
    Kept(
        "docs_library.mergesession",
        noop("The own copies that you brought up to date"),
        TRACE,
        people=("opened_by", "closed_by"),
        hidden=("regions", "discarded"),
    ),
    Kept(
        "docs_library.mergedecision",
        noop("What you decided when an own copy met a new edition"),
        TRACE,
        people=("by",),
    ),
    Kept(
        "docs_library.proposal",
        noop("The improvements that you proposed or carry out"),
        TRACE,
        people=("author", "owner"),
        owner="author",
    ),
    Kept(
        "docs_library.proposalmove",
        noop("Your steps and answers in proposals of improvement"),
        TRACE,
        people=("by",),
    ),
    Kept(
        "docs_library.proposalsupport",
        noop("The proposals that you supported for your body"),
        TRACE,
        people=("by",),
    ),
    Kept(
        "docs_library.proposalfollower",
        noop("The proposals that you follow"),
        FOLLOWING,
        people=("user",),
        owner="user",
        end=GONE,
    ),
    Kept(
        "docs_library.proposalassessment",
        noop("The proposals whose impact you assessed"),
        TRACE,
        people=("by",),
    ),
    Kept(
        "docs_library.proposedtext",
        noop("The texts that you proposed"),
        TRACE,
        people=("by",),
        hidden=("text",),
    ),
)
