"""Hand in, remark, ask for changes and approve: four eyes on one text."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Edition, Remark, Review
from docs_library.models.reviews import APPROVE, REQUEST_CHANGES
from docs_library.selectors import editing
from docs_library.services import steps
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User

LONGEST_QUOTE = 500
SHORTEST_COMMENT = 10


def locked(edition: Edition, *, seen: int) -> Edition:
    """Return EDITION as it stands now, locked; raise Conflict unless its last save is SEEN."""
    row = Edition.objects.select_for_update().select_related("document").get(pk=edition.pk)
    if row.revision != seen:
        raise Conflict(
            _("The text changed after you opened it. Read it as it is now, then decide.")
        )
    return row


@transaction.atomic
def submit(*, edition: Edition, seen: int, by: User, now: datetime) -> Edition:
    """Hand EDITION in for review as the save SEEN left it."""
    row = locked(edition, seen=seen)
    require(permissions.may_move("submit", editing.facts(row, by)))
    steps.take(row, "submit", by=by, now=now)
    row.save(update_fields=["state"])
    audit.record(
        by, "library.edition_submitted", row, code=row.document.code, revision=row.revision
    )
    return row


@transaction.atomic
def approve(*, edition: Edition, seen: int, by: User, now: datetime, comment: str = "") -> Edition:
    """Approve exactly what the save SEEN left; never what one had a part in."""
    row = locked(edition, seen=seen)
    require(permissions.may_move("approve", editing.facts(row, by)))
    _judge(row, APPROVE, by=by, now=now, comment=comment)
    steps.take(row, "approve", by=by, now=now)
    row.save(update_fields=["state"])
    audit.record(by, "library.edition_approved", row, code=row.document.code, sha256=row.sha256)
    return row


@transaction.atomic
def request_changes(
    *, edition: Edition, seen: int, by: User, now: datetime, comment: str
) -> Edition:
    """Give EDITION back to its editors with a COMMENT that says what to change."""
    if len(comment.strip()) < SHORTEST_COMMENT:
        raise DomainError(_("Say in a sentence what must change."))
    row = locked(edition, seen=seen)
    require(permissions.may_move("request_changes", editing.facts(row, by)))
    _judge(row, REQUEST_CHANGES, by=by, now=now, comment=comment.strip())
    steps.take(row, "request_changes", by=by, now=now, reason=comment.strip())
    row.save(update_fields=["state"])
    audit.record(
        by, "library.changes_requested", row, code=row.document.code, revision=row.revision
    )
    return row


@transaction.atomic
def confirm(*, edition: Edition, by: User, now: datetime, comment: str = "") -> Edition:
    """Say after an urgent publication that it was right; the label goes."""
    row = locked(edition, seen=edition.revision)
    require(permissions.may_move("confirm", editing.facts(row, by)))
    _judge(row, APPROVE, by=by, now=now, comment=comment)
    steps.note(row, "confirm", by=by, now=now, reason=comment)
    audit.record(by, "library.urgent_confirmed", row, code=row.document.code)
    return row


@transaction.atomic
def discard(*, edition: Edition, seen: int, by: User, now: datetime, reason: str = "") -> Edition:
    """Give up EDITION; what was written stays to be read, and another may be opened."""
    row = locked(edition, seen=seen)
    require(permissions.may_move("discard", editing.facts(row, by)))
    steps.take(row, "discard", by=by, now=now, reason=reason)
    row.save(update_fields=["state"])
    audit.record(by, "library.edition_discarded", row, code=row.document.code)
    return row


@transaction.atomic
def remark(*, edition: Edition, quote: str, text: str, by: User, now: datetime) -> Remark:
    """Comment on the passage QUOTE of EDITION; an empty quote means the whole text."""
    if not text.strip():
        raise DomainError(_("Write the comment before sending it."))
    return Remark.objects.create(
        edition=edition,
        revision=edition.revision,
        quote=" ".join(quote.split())[:LONGEST_QUOTE],
        text=text.strip(),
        author=by,
        created_at=now,
    )


@transaction.atomic
def settle(*, remark: Remark, by: User, now: datetime) -> Remark:
    """Mark REMARK as settled; who did it first stays."""
    row = Remark.objects.select_for_update().get(pk=remark.pk)
    if row.settled_at is None:
        row.settled_at, row.settled_by = now, by
        row.save(update_fields=["settled_at", "settled_by"])
    return row


def _judge(row: Edition, decision: str, *, by: User, now: datetime, comment: str) -> None:
    Review.objects.create(
        edition=row,
        reviewer=by,
        decision=decision,
        sha256=row.sha256,
        revision=row.revision,
        comment=comment,
        at=now,
    )
