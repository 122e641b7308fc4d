"""Attach files to an edition that is being written, and take them away again."""

from datetime import datetime
from uuid import UUID

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from docs_library.models import Attachment, Edition, StoredFile
from docs_library.services import drafting
from eset_portal.common import uploads
from eset_portal.common.rules.errors import Conflict
from governance.models import User

MOST = 30
DISPERSION = 2


@transaction.atomic
def attach(*, edition: Edition, file: "UploadedFile[bytes]", by: User, now: datetime) -> Attachment:
    """Attach FILE to EDITION; one of the same name takes the other's place.

    Raise uploads.Unacceptable when the file is not what it says it is, Conflict when there are
    too many.
    """
    found = uploads.checked(file, kinds=uploads.DOCUMENTS)
    row = _writable(edition, by=by, now=now)
    others = Attachment.objects.filter(edition=row)
    same = others.filter(name=found.name).first()
    if same is None and others.count() >= MOST:
        raise Conflict(_("An edition holds at most 30 attachments. Remove one first."))
    kept = stored(found, now=now)
    if same is not None and same.stored_id == kept.pk:
        return same
    attachment = same or Attachment(edition=row, name=found.name, position=_next(row))
    attachment.stored = kept
    attachment.save()
    drafting.revise_parts(row, by=by, now=now)
    return attachment


@transaction.atomic
def detach(*, edition: Edition, pk: UUID, by: User, now: datetime) -> None:
    """Take the attachment with that key from EDITION; the file stays with older revisions."""
    row = _writable(edition, by=by, now=now)
    if Attachment.objects.filter(edition=row, pk=pk).delete()[0]:
        drafting.revise_parts(row, by=by, now=now)


def stored(found: uploads.Checked, *, now: datetime) -> StoredFile:
    """Return the file as kept: once, whoever hands it in again."""
    known = StoredFile.objects.filter(sha256=found.sha256).first()
    if known is not None:
        return known
    row = StoredFile(sha256=found.sha256, size=found.size, kind=found.kind, created_at=now)
    name = f"{found.sha256[:DISPERSION]}/{found.sha256}.{found.kind}"
    row.file.save(name, File(found.file), save=False)
    row.save(force_insert=True)
    return row


def _writable(edition: Edition, *, by: User, now: datetime) -> Edition:
    row = Edition.objects.select_for_update().select_related("document").get(pk=edition.pk)
    drafting.check_writable(row)
    drafting.lapse(row, by=by, now=now)
    return row


def _next(row: Edition) -> int:
    last = Attachment.objects.filter(edition=row).order_by("-position").first()
    return last.position + 1 if last else 0
