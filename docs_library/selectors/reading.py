"""What stands around the text of an edition: its changes, norms, relations and readers."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from docs_library.models import (
    Attachment,
    Document,
    DocumentLink,
    Edition,
    EditionNorm,
    ReadMark,
)
from docs_library.rules import document_links
from docs_library.rules.rendering import render
from governance.models import User

STILL_NEW = timedelta(days=30)
MOST_NOTES = 6


@dataclass(frozen=True, slots=True)
class Note:
    """What an edition says of its own change, with its text as safe HTML."""

    edition: Edition
    what: str
    why: str
    to_do: str


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since a reader last read a document: from which edition on, and when that was.

    `is_first` says that the reader has not opened the newer edition before.
    """

    edition: Edition
    at: datetime
    is_first: bool
    notes: list[Note]


@dataclass(frozen=True, slots=True)
class Related:
    """A document that another names, and how it stands to it, in words."""

    document: Document
    label: str


def mark_of(user: User, edition: Edition) -> ReadMark | None:
    """Return what USER has read of the document of EDITION; None when nothing."""
    rows = ReadMark.objects.filter(user=user, document=edition.document_id)
    return rows.select_related("edition", "before").first()


def since(mark: ReadMark | None, edition: Edition, *, now: datetime) -> Since | None:
    """Return what changed up to EDITION for the reader of MARK; None when nothing is new to them.

    It stays for some time after they first opened the newer edition.
    """
    if mark is None:
        return None
    if mark.edition_id != edition.pk:
        return _since(mark.edition, mark.last_at, edition, is_first=True)
    if mark.before and mark.before_at and now - mark.first_at <= STILL_NEW:
        return _since(mark.before, mark.before_at, edition, is_first=False)
    return None


def note(edition: Edition) -> Note | None:
    """Return the change note of EDITION; None for a first edition."""
    if edition.change_kind == "initial" or not edition.change_note:
        return None
    what, why, to_do = (
        render(text).html if text else ""
        for text in (edition.change_note, edition.why, edition.to_do)
    )
    return Note(edition, what, why, to_do)


def norms(edition: Edition) -> list[EditionNorm]:
    """Return the norms on which EDITION stands, as it cites them."""
    found = EditionNorm.objects.filter(edition=edition).select_related("norm")
    return list(found.order_by("position"))


def attachments(edition: Edition) -> list[Attachment]:
    """Return the files that EDITION hands out beside its text, in their order."""
    rows = Attachment.objects.filter(edition=edition).select_related("stored")
    return list(rows.order_by("position", "name"))


def related(document: Document, *, on: date) -> list[Related]:
    """Return what DOCUMENT names, or is named by, as far as it can be read ON that day."""
    current = Edition.objects.in_force(on)
    links = (
        DocumentLink.objects.filter(Q(document=document) | Q(other=document))
        .annotate(
            is_one_read=Exists(current.filter(document=OuterRef("document"))),
            is_other_read=Exists(current.filter(document=OuterRef("other"))),
        )
        .select_related("document", "other")
        .order_by("kind", "document__code", "other__code")
    )
    found = {}
    for link in links:
        leads_on = link.document_id == document.pk
        if link.is_other_read if leads_on else link.is_one_read:
            found[link.other if leads_on else link.document] = _label(link, document)
    kept = [Related(one, label) for one, label in found.items()]
    return sorted(kept, key=lambda one: one.document.code)


def at(code: str, *, on: date) -> Edition | None:
    """Return the edition of CODE in force ON that day; None if none was."""
    found = Edition.objects.in_force(on).select_related("document").filter(document__code=code)
    return found.order_by("-effective_from").first()


def correction(edition: Edition) -> Edition | None:
    """Return the erratum that corrects EDITION, if the one after it is one."""
    later = Edition.objects.numbered().filter(
        document=edition.document_id, effective_from=edition.effective_to, change_kind="erratum"
    )
    found = later.exclude(pk=edition.pk).defer("text")  # withdrawn on its day, it ends as it begins
    return found.first() if edition.effective_to else None


def _since(old: Edition, at: datetime, new: Edition, *, is_first: bool) -> Since | None:
    between = Edition.objects.numbered().filter(
        document=new.document_id,
        effective_from__gt=old.effective_from,
        effective_from__lte=new.effective_from,
    )
    known = between.defer("text").newest_first()[:MOST_NOTES]
    notes = [told for one in known if (told := note(one))]
    return Since(old, at, is_first, notes) if notes else None


def _label(link: DocumentLink, document: Document) -> str:
    if link.document_id == document.pk:
        return _(document_links.KINDS[link.kind])
    return _(document_links.REVERSED[link.kind])
