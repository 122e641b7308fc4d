"""Open the review of what is in force, once."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Document, Edition, Recheck, Signal
from docs_library.rules.watch import dates
from docs_library.selectors import documents
from docs_library.selectors.watch import touched
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict
from governance import audit
from governance.models import User


@transaction.atomic
def open_for(*, signal: Signal, edition: Edition, by: User, now: datetime) -> Recheck:
    """Open the review of EDITION because of SIGNAL; the one there is when it is open already.

    Raise Conflict when SIGNAL was withdrawn or does not touch EDITION.
    """
    require(permissions.may_watch(by))
    found = {row.edition.pk for row in touched.line(signal, on=timezone.localdate(now)).rows}
    if signal.withdrawn_at is not None or edition.pk not in found:
        raise Conflict(_("This change does not concern that edition: look at the list again."))
    due = dates.due_on(signal.holds_from, timezone.localdate(now))
    return _opened(edition, signal, due=due, by=by, now=now)


@transaction.atomic
def open_all(*, signal: Signal, by: User, now: datetime) -> int:
    """Open the review of every edition that SIGNAL touches; return how many were opened."""
    require(permissions.may_watch(by))
    rows = touched.line(signal, on=timezone.localdate(now)).rows
    fresh = [row.edition for row in rows if row.recheck is None]
    for edition in fresh:
        open_for(signal=signal, edition=edition, by=by, now=now)
    return len(fresh)


@transaction.atomic
def open_periodic(*, document: Document, by: User, now: datetime) -> Recheck:
    """Open the periodic review of DOCUMENT; the one there is when it is open already.

    Raise Conflict when nothing of it is in force.
    """
    require(permissions.may_watch(by))
    today = timezone.localdate(now)
    edition = documents.in_force(on=today).filter(document=document).first()
    if edition is None:
        raise Conflict(_("Nothing of this document is in force: there is nothing to review."))
    due = document.review_due or today + dates.PATIENCE
    return _opened(edition, None, due=due, by=by, now=now)


def _opened(
    edition: Edition, signal: Signal | None, *, due: date, by: User, now: datetime
) -> Recheck:
    same = Recheck.objects.filter(edition=edition, signal=signal)
    known = (same if signal else same.filter(outcome="")).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            made = Recheck.objects.create(
                edition=edition, signal=signal, opened_by=by, opened_at=now, due_on=due
            )
    except IntegrityError:  # somebody opened it at the same moment
        return same.order_by("-opened_at")[0]
    audit.record(
        by,
        "library.review_opened",
        made,
        code=edition.document.code,
        number=str(edition.number),
    )
    return made
