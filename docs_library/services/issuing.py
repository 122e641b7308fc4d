"""Schedule and publish what is approved, publish urgently, and withdraw."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Document, Edition, Withdrawal
from docs_library.rules import numbering, telling
from docs_library.selectors import editing
from docs_library.services import heralding, steps
from docs_library.services.adapting import upstream
from docs_library.services.proposals import resolving, texts
from docs_library.services.reviewing import locked
from docs_library.services.watch import deciding
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User

SHORTEST_REASON = 20
REVIEW_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Urgency:
    """Why an edition cannot wait for its review, and until when the review is made."""

    reason: str
    review_by: date


@transaction.atomic
def schedule(
    *,
    edition: Edition,
    seen: int,
    by: User,
    publish_at: datetime,
    effective_from: date,
    now: datetime,
) -> Edition:
    """Let the portal publish EDITION by itself AT a time, in force from a day not before it."""
    if publish_at <= now:
        raise DomainError(_("This time has passed. Choose a later one, or publish at once."))
    if effective_from < timezone.localdate(publish_at):
        raise DomainError(_("An edition comes into force on the day it is published or later."))
    row = locked(edition, seen=seen)
    require(permissions.may_move("schedule", editing.facts(row, by)))
    _predecessor(row, effective_from)
    row.publish_at, row.effective_from = publish_at, effective_from
    steps.take(row, "schedule", by=by, now=now)
    row.save(update_fields=["state", "publish_at", "effective_from"])
    audit.record(
        by,
        "library.edition_scheduled",
        row,
        code=row.document.code,
        publish_at=publish_at.isoformat(timespec="minutes"),
    )
    return row


@transaction.atomic
def unschedule(*, edition: Edition, seen: int, by: User, now: datetime) -> Edition:
    """Take back the schedule of EDITION; it stays approved."""
    row = locked(edition, seen=seen)
    require(permissions.may_move("unschedule", editing.facts(row, by)))
    steps.take(row, "unschedule", by=by, now=now)
    row.publish_at = None
    row.save(update_fields=["state", "publish_at"])
    audit.record(by, "library.edition_unscheduled", row, code=row.document.code)
    return row


@transaction.atomic
def publish(
    *, edition: Edition, seen: int, by: User, effective_from: date, now: datetime
) -> Edition:
    """Publish what was approved, in force from a day not in the past."""
    row = locked(edition, seen=seen)
    require(permissions.may_move("publish", editing.facts(row, by)))
    return _issue(row, "publish", by=by, effective_from=effective_from, now=now)


@transaction.atomic
def publish_urgently(
    *,
    edition: Edition,
    seen: int,
    by: User,
    urgency: Urgency,
    effective_from: date,
    now: datetime,
) -> Edition:
    """Publish EDITION without its review, for a reason; the review must follow."""
    today = timezone.localdate(now)
    if len(urgency.reason.strip()) < SHORTEST_REASON:
        raise DomainError(_("Say in a sentence why the publication cannot wait for its review."))
    if not today < urgency.review_by <= today + REVIEW_WITHIN:
        raise DomainError(_("The later review must be made within 30 days."))
    row = locked(edition, seen=seen)
    require(permissions.may_move("publish_urgently", editing.facts(row, by)))
    row.urgent_reason, row.review_by = urgency.reason.strip(), urgency.review_by
    return _issue(row, "publish_urgently", by=by, effective_from=effective_from, now=now)


@transaction.atomic
def publish_due(*, edition: Edition, now: datetime) -> bool:
    """Publish the scheduled EDITION in the name of its approver; False when somebody else did.

    What comes late comes into force on the day it comes.
    """
    rows = Edition.objects.select_for_update(skip_locked=True).select_related("document")
    row = rows.filter(pk=edition.pk, state="scheduled", publish_at__lte=now).first()
    if row is None or row.effective_from is None:
        return False
    approval = editing.last_approval(row)
    if approval is None:
        raise Conflict(_("Nobody has approved the text as it stands now: ask for it."))
    starts = max(row.effective_from, timezone.localdate(now))
    _issue(row, "publish", by=approval.reviewer, effective_from=starts, now=now)
    return True


@transaction.atomic
def withdraw(
    *, edition: Edition, by: User, reason: str, replacement: Document | None, now: datetime
) -> Edition:
    """End EDITION today for a REASON, with the document to read in its place.

    What it would have replaced later goes on; its text stays readable under the reason.
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise DomainError(_("Say in a sentence why the edition is withdrawn."))
    if replacement is not None and replacement.pk == edition.document_id:
        raise DomainError(_("The replacement must be another document."))
    row = locked(edition, seen=edition.revision)
    require(permissions.may_move("withdraw", editing.facts(row, by)))
    today = timezone.localdate(now)
    if row.effective_from is None or (row.effective_to and row.effective_to <= today):
        raise Conflict(_("This edition is historical already: there is nothing to withdraw."))
    Withdrawal.objects.create(
        edition=row, reason=reason.strip(), replacement=replacement, actor=by, at=now
    )
    ended, row.effective_to = row.effective_to, max(row.effective_from, today)
    steps.take(row, "withdraw", by=by, now=now, reason=reason.strip())
    row.save(update_fields=["state", "effective_to"])
    if row.effective_from > today:
        _resume_predecessor(row, ended)
    heralding.herald(telling.WITHDRAWN, edition=row, now=now)
    upstream.withdrawn(row, now=now)
    deciding.withdrawn(row, by=by, now=now)
    resolving.withdrawn(row, by=by, now=now)
    audit.record(
        by,
        "library.edition_withdrawn",
        row,
        code=row.document.code,
        number=str(row.number),
        replacement=replacement.code if replacement else "",
    )
    return row


def _issue(row: Edition, move: str, *, by: User, effective_from: date, now: datetime) -> Edition:
    """Give ROW its number, end its predecessor on its first day, and let it out."""
    if effective_from < timezone.localdate(now):
        raise DomainError(_("This day has passed: an edition does not change what already was."))
    document = Document.objects.select_for_update().get(pk=row.document_id)
    before = _predecessor(row, effective_from)
    latest = Edition.objects.numbered().filter(document=document).newest_first().first()
    number = numbering.following(latest.number if latest else None, row.change_kind)
    if before is not None:
        before.effective_to = effective_from
        before.save(update_fields=["effective_to"])
    row.major, row.minor = number.major, number.minor
    row.effective_from, row.published_at, row.published_by = effective_from, now, by
    steps.take(row, move, by=by, now=now, reason=row.urgent_reason)
    row.save()
    document.title, document.summary = row.title, row.summary
    document.save(update_fields=["title", "summary"])
    row.document = document
    _spread(row, by=by, now=now)
    if move == "publish_urgently":
        audit.record(
            by,
            "library.published_urgently",
            row,
            code=document.code,
            number=str(number),
            sha256=row.sha256,
        )
    else:
        audit.record(
            by,
            "library.edition_published",
            row,
            code=document.code,
            number=str(number),
            sha256=row.sha256,
        )
    return row


def _spread(row: Edition, *, by: User, now: datetime) -> None:
    """Let all that waited for ROW know that it is out: readers, copies, reviews, proposals."""
    heralding.herald(telling.PUBLISHED, edition=row, now=now)
    upstream.published(row, now=now)
    deciding.published(row, by=by, now=now)
    resolving.published(row, by=by, now=now)
    texts.published(row, now=now)


def _predecessor(row: Edition, effective_from: date) -> Edition | None:
    """Return the edition that ROW would end on that day; None if there is none.

    Raise Conflict when another begins on that day or later.
    """
    others = Edition.objects.numbered().filter(document_id=row.document_id)
    later = others.filter(state="published", effective_from__gte=effective_from).first()
    if later is not None:
        raise Conflict(
            _("Edition %(number)s begins on that day or later. Choose a day after its first one.")
            % {"number": later.number}
        )
    return others.in_force(effective_from).filter(state="published").first()


def _resume_predecessor(row: Edition, ends: date | None) -> None:
    """Let the edition before ROW, that never began, go on until ENDS."""
    before = Edition.objects.filter(
        document_id=row.document_id, state="published", effective_to=row.effective_from
    )
    before.exclude(pk=row.pk).update(effective_to=ends)
