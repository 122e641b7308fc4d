"""The desk of those who write the method: one edition of each kind that a page needs."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from docs_library.models import Attachment, Document, Edition, Release, Remark
from docs_library.selectors import editing
from docs_library.services import attaching, drafting, issuing, releasing, reviewing
from governance.models import User
from tests.cast import Cast

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x03\x00\x08\xfc\x02\xfe\xa7\x9a\xa0"
    b"\xa0\x00\x00\x00\x00IEND\xaeB`\x82"
)


@dataclass(frozen=True)
class Desk:
    """Editions by edith: a draft with an attachment, one in review, approved, scheduled, urgent."""

    draft: Edition
    attachment: Attachment
    in_review: Edition
    remark: Remark
    approved: Edition
    scheduled: Edition
    urgent: Edition
    releases: tuple[Release, Release]


def make_desk(cast: Cast, now: datetime) -> Desk:
    """Let edith write and april judge, on top of the library of the project."""
    today = timezone.localdate(now)
    first = _release("2025.1", cast.april, now - timedelta(days=30))
    draft = _written("INS-05", cast.edith, now)
    in_review = _handed_in("INS-06", cast.edith, now)
    quote = "Un paràgraf nou"
    remark = reviewing.remark(
        edition=in_review, quote=quote, text="Qui ho fa?", by=cast.april, now=now
    )
    urgent = _written("INS-09", cast.edith, now)
    urgency = issuing.Urgency("El termini canvia demà mateix.", today + timedelta(days=9))
    urgent = issuing.publish_urgently(
        edition=urgent,
        seen=urgent.revision,
        by=cast.april,
        urgency=urgency,
        effective_from=today,
        now=now,
    )
    file = SimpleUploadedFile("esquema.png", PNG)
    attachment = attaching.attach(edition=draft, file=file, by=cast.edith, now=now)
    draft.refresh_from_db()
    return Desk(
        draft=draft,
        attachment=attachment,
        in_review=in_review,
        remark=remark,
        approved=_approved("INS-07", cast, now),
        scheduled=_scheduled("INS-08", cast, now),
        urgent=urgent,
        releases=(first, _release("2026.1", cast.april, now)),
    )


def _scheduled(code: str, cast: Cast, now: datetime) -> Edition:
    """Return the next edition of the document CODE, to be published in a week."""
    row, in_a_week = _approved(code, cast, now), now + timedelta(days=7)
    issuing.schedule(
        edition=row,
        seen=row.revision,
        by=cast.april,
        publish_at=in_a_week,
        effective_from=timezone.localdate(in_a_week),
        now=now,
    )
    return row


def _written(code: str, by: User, now: datetime) -> Edition:
    document = Document.objects.get(code=code)
    edition = drafting.open_edition(document=document, change_kind="minor", by=by, now=now)
    said = editing.content(edition)
    content = replace(said, text=f"{said.text}\nUn paràgraf nou.\n", change_note="N’afegeix un.")
    return drafting.save(edition=edition, content=content, seen=edition.revision, by=by, now=now)


def _handed_in(code: str, by: User, now: datetime) -> Edition:
    edition = _written(code, by, now)
    return reviewing.submit(edition=edition, seen=edition.revision, by=by, now=now)


def _approved(code: str, cast: Cast, now: datetime) -> Edition:
    edition = _handed_in(code, cast.edith, now)
    return reviewing.approve(edition=edition, seen=edition.revision, by=cast.april, now=now)


def _release(name: str, by: User, now: datetime) -> Release:
    note = "Tots els documents vigents aquell dia."
    on = timezone.localdate(now)
    return releasing.release(name=name, on=on, change_note=note, by=by, now=now)
