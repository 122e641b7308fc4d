"""Decide a review without a change."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Document, Recheck
from docs_library.rules.watch import dates, standings
from docs_library.services.watch.deciding import decide, open_one
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User


@transaction.atomic
def confirm(*, recheck: Recheck, note: str, next_review: date, by: User, now: datetime) -> Recheck:
    """Record that nothing has to change, and why; the document's next review moves to that day.

    Raise Conflict when it is decided or a new edition is being written for it.
    """
    require(permissions.may_watch(by))
    if len(note.strip()) < dates.SHORTEST_NOTE:
        raise DomainError(_("Say in a sentence what you looked at and why nothing changes."))
    if not dates.is_next_review(next_review, timezone.localdate(now)):
        raise DomainError(_("The next review must be after today, and within five years."))
    row = open_one(recheck)
    if row.is_being_written:
        raise Conflict(_("A new edition is being written for this: discard it first."))
    row.note, row.next_review, row.led_to = note.strip(), next_review, None
    decide(row, standings.CONFIRMED, by=by, now=now)
    Document.objects.filter(pk=row.edition.document_id).update(review_due=next_review)
    audit.record(
        by,
        "library.review_confirmed",
        row,
        code=row.edition.document.code,
        number=str(row.edition.number),
        next_review=next_review.isoformat(),
    )
    return row
