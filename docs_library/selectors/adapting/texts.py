"""What a copy says and said, and what it stands on."""

from django.db.models import QuerySet

from docs_library.models import Adaptation, Document, Edition, LocalEdition
from docs_library.rules import adapting, obligations
from docs_library.rules.blocks import Block


def newest(row: Adaptation) -> LocalEdition:
    """Return what ROW says now, approved or not."""
    return texts(row).order_by("-number")[0]


def approved(row: Adaptation) -> LocalEdition | None:
    """Return what the staff of the body read: the last text that was approved."""
    return texts(row).filter(state=adapting.APPROVED).order_by("-number").first()


def before(row: Adaptation) -> LocalEdition | None:
    """Return the text that was approved before the one that the staff read; None without any."""
    last = approved(row)
    if last is None:
        return None
    older = texts(row).filter(state=adapting.APPROVED, number__lt=last.number)
    return older.exclude(sha256=last.sha256).order_by("-number").first()


def texts(row: Adaptation) -> "QuerySet[LocalEdition]":
    """Return all that ROW ever said."""
    return LocalEdition.objects.filter(adaptation=row).select_related(
        "base_edition__document", "author", "approved_by", "merged"
    )


def latest(document: Document) -> Edition | None:
    """Return the edition of DOCUMENT published last and not withdrawn; None without any."""
    rows = Edition.objects.filter(document=document, state="published").select_related("document")
    return rows.newest_first().first()


def missing(text: LocalEdition) -> list[Block]:
    """Return the obligatory blocks of the original that TEXT no longer has."""
    return obligations.missing(text.base_edition.text, text.text)
