"""What the editing pages ask of the database about one edition."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from docs_library.models import Attachment, Document, Edition, EditionMove, Remark, Review, Revision
from docs_library.models.reviews import APPROVE
from docs_library.rules import change_notes, edition_moves
from docs_library.rules.content import Content
from docs_library.rules.edition_moves import Facts
from governance import access
from governance.models import User
from governance.rules import roles

GRACE = timedelta(minutes=15)


def edition(pk: UUID) -> Edition | None:
    """Return the edition with that key and its document, whatever its state."""
    return Edition.objects.select_related("document", "base").filter(pk=pk).first()


def content(one: Edition) -> Content:
    """Return all that ONE says now, with the lines of its attachments."""
    return one.content(one.document.code, [row.line for row in attachments(one)])


def attachments(one: Edition) -> list[Attachment]:
    """Return the attachments of ONE in their order."""
    rows = Attachment.objects.filter(edition=one).select_related("stored")
    return list(rows.order_by("position", "name"))


def contributed(one: Edition, user: User) -> bool:
    """Say whether USER had a part in what ONE says since its document was last published."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT docs_library_contributed(%s, %s)", [one.pk, user.pk])
        return bool(cursor.fetchone()[0])


def is_approved(one: Edition) -> bool:
    """Say whether the text of ONE as it stands is approved by somebody without a part in it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT docs_library_approved(e) FROM docs_library_edition e WHERE id = %s", [one.pk]
        )
        return bool(cursor.fetchone()[0])


def last_approval(one: Edition) -> Review | None:
    """Return the latest approval of ONE, lapsed or not; None if there was none."""
    found = Review.objects.filter(edition=one, decision=APPROVE).select_related("reviewer")
    return found.order_by("-at").first()


def awaits_review(one: Edition) -> bool:
    """Say whether ONE was published urgently, still stands and nobody has looked at it since."""
    return bool(one.urgent_reason) and _unreviewed().filter(pk=one.pk).exists()


def facts(one: Edition, user: User) -> Facts:
    """Return what the rules of moves need to know of ONE and USER."""
    said = content(one)
    return Facts(
        state=one.state,
        may_write=access.may_for_all(user, roles.WRITE_METHOD),
        may_approve=access.may_for_all(user, roles.APPROVE_METHOD),
        may_hurry=access.may_for_all(user, roles.PUBLISH_URGENTLY),
        contributed=contributed(one, user),
        is_whole=change_notes.is_whole(said),
        tells_change=change_notes.tells(said),
        is_approved=is_approved(one),
        awaits_review=awaits_review(one),
        published_it=one.published_by_id == user.pk,
        is_early=one.publish_at is not None and one.publish_at > timezone.now(),
    )


def revision(one: Edition, number: int) -> Revision | None:
    """Return what ONE said after save NUMBER."""
    return Revision.objects.filter(edition=one, number=number).first()


def revisions(one: Edition) -> "QuerySet[Revision]":
    """Return the saves of ONE, the newest first, without what they said."""
    rows = Revision.objects.filter(edition=one).select_related("author").defer("content")
    return rows.order_by("-number")


def remarks(one: Edition) -> list[Remark]:
    """Return the remarks on ONE, open ones first, then as they came."""
    rows = Remark.objects.filter(edition=one).select_related("author", "settled_by")
    return sorted(rows.order_by("created_at"), key=lambda remark: remark.settled_at is not None)


def moves(one: Edition) -> list[EditionMove]:
    """Return the steps of ONE, the latest first."""
    rows = EditionMove.objects.filter(edition=one).select_related("actor")
    return _latest_first(rows)


def history(document: Document) -> list[EditionMove]:
    """Return the steps of all published editions of DOCUMENT, the latest first."""
    rows = EditionMove.objects.filter(
        edition__document=document,
        edition__published_at__isnull=False,
        move__in=edition_moves.PUBLIC_MOVES,
    ).select_related("edition")
    return _latest_first(rows.defer("edition__text"))


def published(document: Document) -> list[Edition]:
    """Return the published editions of DOCUMENT, the newest first, with what withdrew them.

    The one that took the place of another stands there as `successor`.
    """
    rows = Edition.objects.numbered().filter(document=document).newest_first()
    found = list(rows.select_related("withdrawal__replacement").defer("text"))
    begun = {one.effective_from: one for one in found if not one.has_no_day}
    for one in found:
        later = None if one.state == "withdrawn" else begun.get(one.effective_to)
        setattr(one, "successor", later)  # noqa: B010  # for the page, which has no other way
    return found


def _latest_first(rows: Iterable[EditionMove]) -> list[EditionMove]:
    """Sort ROWS by time; what happened at once, as life goes."""
    order = list(edition_moves.DONE)
    return sorted(rows, key=lambda row: (row.at, row.revision, order.index(row.move)), reverse=True)


def due(now: datetime) -> list[UUID]:
    """Return the keys of the scheduled editions whose time has come."""
    rows = Edition.objects.filter(state="scheduled", publish_at__lte=now)
    return list(rows.order_by("publish_at").values_list("pk", flat=True))


def is_overdue(one: Edition, now: datetime) -> bool:
    """Say whether ONE is scheduled and should have been published a good while ago."""
    at = one.publish_at if one.state == "scheduled" else None
    return at is not None and at <= now - GRACE


def overdue(now: datetime) -> list[Edition]:
    """Return the scheduled editions that should have been published a good while ago."""
    rows = Edition.objects.filter(state="scheduled", publish_at__lte=now - GRACE)
    return list(rows.select_related("document").defer("text").order_by("publish_at"))


def unreviewed() -> list[Edition]:
    """Return the editions published urgently that wait for their review, the first due first."""
    rows = _unreviewed().select_related("document").defer("text")
    return list(rows.order_by("review_by"))


def _unreviewed() -> "QuerySet[Edition]":
    """Return what went out urgently and nobody approved since, neither withdrawn nor replaced."""
    later = Review.objects.filter(
        edition=OuterRef("pk"), decision=APPROVE, at__gte=OuterRef("published_at")
    )
    rows = Edition.objects.filter(state="published", effective_to=None)
    return rows.exclude(urgent_reason="").exclude(Exists(later))
