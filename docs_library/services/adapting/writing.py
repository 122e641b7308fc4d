"""Make a copy of a document, write it block by block, and approve what it says."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Adaptation, Document, LocalEdition
from docs_library.rules import assembling, blocks, merging, obligations, retouching
from docs_library.selectors.adapting import copies
from docs_library.services.adapting import saving
from docs_library.services.adapting.saving import Stale
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import Entity, User


@dataclass(frozen=True, slots=True)
class Touch:
    """What somebody wrote in the place of one block, and after it; `seen` is the text they saw."""

    seen: int
    place: int
    text: str
    after: str = ""


@transaction.atomic
def start(*, document: Document, entity: Entity, by: User, now: datetime) -> Adaptation:
    """Make the copy that ENTITY has of DOCUMENT, or return the one there is.

    Raise Conflict when the document may not be adapted or nothing of it is published.
    """
    require(permissions.may_adapt(by, entity))
    Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    known = copies.of_body(entity, document)
    if known is not None:
        return known
    latest = copies.latest(document)
    if not document.may_be_adapted:
        raise Conflict(_("This document says the same for everybody: no body adapts it."))
    if latest is None:
        raise Conflict(_("Nothing of this document is published: there is nothing to adapt."))
    row = Adaptation.objects.create(entity=entity, document=document, started_by=by, started_at=now)
    saving.add(row, latest.text, base=latest, by=by, now=now)
    audit.record(
        by,
        "library.copy_started",
        row,
        acting_for=entity,
        code=document.code,
        number=str(latest.number),
    )
    return row


@transaction.atomic
def touch(*, adaptation: Adaptation, touch: Touch, by: User, now: datetime) -> LocalEdition:
    """Write one block of a copy; return its text as it is then.

    What others wrote elsewhere meanwhile is kept. Raise Stale when they wrote in the same place,
    DomainError when an obligatory block would go.
    """
    row = saving.locked(adaptation)
    require(permissions.may_adapt(by, row.entity))
    newest = copies.newest(row)
    seen = newest
    if touch.seen != newest.number:
        seen = copies.texts(row).filter(number=touch.seen).first() or newest
    found = blocks.split(seen.text)
    if not 0 <= touch.place < len(found):
        raise Stale(newest)
    text = retouching.retouched(found, touch.place, text=touch.text, after=touch.after)
    if seen.pk != newest.pk:
        text = _together(seen, text, newest)
    if text == newest.text:
        return newest
    _keep_obligatory(newest, text)
    return saving.add(row, text, base=newest.base_edition, by=by, now=now)


@transaction.atomic
def approve(*, adaptation: Adaptation, seen: int, by: User, now: datetime) -> LocalEdition:
    """Let the staff read what the copy says now; said again, nothing changes.

    Raise Stale when somebody wrote after SEEN, DomainError when obligatory blocks are missing.
    """
    row = saving.locked(adaptation)
    require(permissions.may_lead_copies(by, row.entity))
    newest = copies.newest(row)
    if newest.number != seen:
        raise Stale(newest)
    if newest.approved_by_id is not None:
        return newest
    gone = copies.missing(newest)
    if gone:
        told = _("The copy lacks something obligatory of the original: “%(words)s”. Put it back.")
        raise DomainError(told % {"words": gone[0].content[:120]})
    saving.approve(newest, by=by, now=now)
    audit.record(
        by,
        "library.copy_approved",
        newest,
        acting_for=row.entity,
        code=row.document.code,
        number=newest.number,
        own=newest.author_id == by.pk,
    )
    return newest


@transaction.atomic
def undo(*, adaptation: Adaptation, seen: int, by: User, now: datetime) -> LocalEdition:
    """Go back to the text approved before the last one, as a new one, and let the staff read it.

    Raise Conflict when there is none, or somebody wrote after SEEN.
    """
    row = saving.locked(adaptation)
    require(permissions.may_lead_copies(by, row.entity))
    if copies.newest(row).number != seen:
        raise Stale(copies.newest(row))
    last = copies.approved(row)
    older = copies.texts(row).filter(approved_at__isnull=False).order_by("-number")
    before = older.exclude(sha256=last.sha256).first() if last else None
    if before is None:
        raise Conflict(_("There is no earlier text to go back to."))
    again = saving.add(row, before.text, base=before.base_edition, by=by, now=now)
    saving.approve(again, by=by, now=now)
    saving.follow(row)
    audit.record(
        by,
        "library.copy_undone",
        again,
        acting_for=row.entity,
        code=row.document.code,
        number=before.number,
    )
    return again


def _together(seen: LocalEdition, text: str, newest: LocalEdition) -> str:
    """Return TEXT, written upon SEEN, with what others wrote meanwhile. Raise Stale."""
    found = merging.merge(seen.text, text, newest.text)
    if found.conflicts:
        raise Stale(newest)
    return assembling.assemble(found, {})


def _keep_obligatory(newest: LocalEdition, text: str) -> None:
    """Raise DomainError when TEXT lacks an obligatory block that NEWEST still has."""
    published = newest.base_edition.text
    known = obligations.missing(published, newest.text)
    gone = obligations.lacking(obligations.missing(published, text), known)
    if gone:
        told = _("This part is obligatory: “%(words)s” stays as it is. Write yours after it.")
        raise DomainError(told % {"words": gone[0].content[:120]})
