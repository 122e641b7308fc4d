"""Decide reviews, also by what becomes of their editions."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library.models import Edition, Recheck
from docs_library.rules.watch import dates, standings
from eset_portal.common.rules.errors import Conflict
from governance.models import User


def published(edition: Edition, *, by: User, now: datetime) -> None:
    """Decide the reviews that led to EDITION, which is being published; the next is in a year."""
    rows = list(Recheck.objects.select_for_update().filter(led_to=edition, outcome=""))
    for row in rows:
        decide(row, standings.CHANGED, by=by, now=now)
    document, today = edition.document, timezone.localdate(now)
    if rows and document.review_due is not None:
        document.review_due = dates.next_review(document.review_due, today)
        document.save(update_fields=["review_due"])


def withdrawn(edition: Edition, *, by: User, now: datetime) -> None:
    """Decide the open reviews of EDITION, which is being withdrawn."""
    for row in Recheck.objects.select_for_update().filter(edition=edition, outcome=""):
        decide(row, standings.WITHDRAWN, by=by, now=now)


def open_one(recheck: Recheck) -> Recheck:
    """Return RECHECK as it stands now, locked; raise Conflict when it is decided."""
    rows = Recheck.objects.select_for_update(of=["self"])
    row = rows.select_related("edition__document", "signal", "led_to").get(pk=recheck.pk)
    if row.outcome:
        raise Conflict(_("This review is decided already."))
    return row


def decide(row: Recheck, outcome: str, *, by: User, now: datetime) -> None:
    """Give ROW its OUTCOME, for ever."""
    row.outcome, row.decided_by, row.decided_at = outcome, by, now
    row.save()
