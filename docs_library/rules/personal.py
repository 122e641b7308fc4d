"""What the library keeps about people."""

from eset_portal.common.rules.i18n import noop
from governance.rules.personal import GONE, TRACE, Kept

READING = noop("To show you what has changed since you last read")

KEPT = (
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
        hidden=("text", "search_text"),
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
)
