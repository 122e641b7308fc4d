"""Write documents: new ones, new editions, and every save as a revision."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from docs_library.models import Attachment, Document, Edition, Revision
from docs_library.models.editions import columns
from docs_library.rules import document_kinds, edition_states, rendering
from docs_library.rules.content import Content
from docs_library.selectors import documents, editing
from docs_library.services import norms, steps
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import audit
from governance.models import User


class Stale(Conflict):
    """Somebody else saved first: `edition` is how it stands now."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(
            _("Somebody else changed this text meanwhile. Compare both and decide what stays.")
        )
        self.edition = edition


@dataclass(frozen=True, slots=True)
class Card:
    """What a new document is, before anybody writes it."""

    kind: str
    title: str
    collection: str
    facts: Mapping[str, object]


@transaction.atomic
def add_document(*, card: Card, by: User, now: datetime) -> Edition:
    """Make a document with the next free code of its kind, and open its first edition."""
    document = Document.objects.create(
        code=_next_code(card.kind),
        slug="",
        kind=card.kind,
        title=card.title,
        summary="",
        collection=card.collection,
        **card.facts,
    )
    document.slug = slugify(f"{document.code} {card.title}")[:120]
    document.save(update_fields=["slug"])
    edition = Edition.objects.create(document=document, title=card.title, change_kind="initial")
    steps.note(edition, "open", by=by, now=now)
    _revise(edition, replace(editing.content(edition), title=card.title), by, "opened", now)
    audit.record(by, "library.document_added", document, code=document.code)
    return edition


@transaction.atomic
def open_edition(*, document: Document, change_kind: str, by: User, now: datetime) -> Edition:
    """Open a new edition of DOCUMENT as a draft that says what the latest one says.

    Raise Conflict when one is open already, or nothing has been published to start from.
    """
    Document.objects.select_for_update().get(pk=document.pk)
    if Edition.objects.open().filter(document=document).exists():
        raise Conflict(_("An edition of this document is open already: go on with that one."))
    base = documents.current(document.code, on=timezone.localdate(now))
    if base is None or change_kind not in ("major", "minor", "erratum"):
        raise Conflict(_("This document has no published edition to start from."))
    edition = Edition.objects.create(
        document=document, base=base, title=base.title, summary="", change_kind=change_kind
    )
    for row in Attachment.objects.filter(edition=base):
        Attachment.objects.create(
            edition=edition, stored=row.stored, name=row.name, position=row.position
        )
    said = Content(
        code=document.code,
        title=base.title,
        summary=base.summary,
        text=base.text,
        change_note="",
        norms=tuple(base.norms),
        change_kind=change_kind,
        attachments=editing.content(edition).attachments,
    )
    steps.note(edition, "open", by=by, now=now)
    _revise(edition, said, by, "opened", now)
    audit.record(by, "library.edition_opened", edition, code=document.code, change_kind=change_kind)
    return edition


@transaction.atomic
def save(
    *, edition: Edition, content: Content, seen: int, by: User, now: datetime, origin: str = "typed"
) -> Edition:
    """Make EDITION say CONTENT, if it still is as left by the save SEEN; return it as it is then.

    What it says already is not saved twice. An approval lapses with the change. Raise Stale when
    somebody else saved first, IllegalMove when it is no longer to be written, DomainError when
    the text is too long.
    """
    row = Edition.objects.select_for_update().select_related("document").get(pk=edition.pk)
    said = replace(content, code=row.document.code, attachments=editing.content(row).attachments)
    if row.revision and said.sha256 == row.sha256:
        return row
    check_writable(row)
    if row.revision != seen and not _only_files_since(row, seen):
        raise Stale(row)
    _check(said)
    lapse(row, by=by, now=now)
    _revise(row, said, by, origin, now)
    return row


def check_writable(row: Edition) -> None:
    """Raise IllegalMove unless ROW is still to be written."""
    if row.state == "scheduled":
        raise IllegalMove(_("This edition is scheduled. Cancel its schedule before changing it."))
    if row.state not in edition_states.WRITABLE:
        raise IllegalMove(_("This edition can no longer be changed. Open a new one."))


def lapse(row: Edition, *, by: User, now: datetime) -> None:
    """Send an approved ROW back to review: what was approved is about to change."""
    if row.state == "approved":
        steps.take(row, "lapse", by=by, now=now)
        row.save(update_fields=["state"])
        audit.record(
            by, "library.approval_lapsed", row, code=row.document.code, revision=row.revision
        )


def revise_parts(row: Edition, *, by: User, now: datetime) -> None:
    """Leave a revision after the attachments of ROW changed."""
    _revise(row, editing.content(row), by, "attached", now)


def _revise(row: Edition, said: Content, by: User, origin: str, now: datetime) -> None:
    """Write revision and columns; the database refuses them unless they agree."""
    norms.cite(row, said.norms)
    Revision.objects.create(
        edition=row,
        number=row.revision + 1,
        content=said.canonical,
        sha256=said.sha256,
        origin=origin,
        author=by,
        created_at=now,
    )
    for name, value in columns(said).items():
        setattr(row, name, value)
    row.revision, row.sha256 = row.revision + 1, said.sha256
    row.save()


def _only_files_since(row: Edition, seen: int) -> bool:
    """Say whether nothing but attachments changed in ROW after the save SEEN."""
    if not 0 < seen < row.revision:
        return False
    later = Revision.objects.filter(edition=row, number__gt=seen)
    return not later.exclude(origin="attached").exists()


def _check(said: Content) -> None:
    try:
        rendering.check_size(said.text)
    except DomainError as error:
        raise DomainError(_(error.message)) from error


def _next_code(kind: str) -> str:
    prefix = document_kinds.KINDS[kind].prefix
    known = Document.objects.select_for_update().filter(code__startswith=f"{prefix}-")
    numbers = [int(code.rpartition("-")[2]) for code in known.values_list("code", flat=True)]
    return f"{prefix}-{max(numbers, default=0) + 1:02d}"
