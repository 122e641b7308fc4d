"""Batches of reports: asked for, paused, resumed, cancelled, and what failed tried again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eset_portal.common import queue
from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance import audit
from governance.models import User
from selfassessment import tasks
from selfassessment.models import Assessment, BatchItem, Campaign, ReportBatch
from selfassessment.reports import feeding, items

RUNNING, PAUSED = ReportBatch.State.RUNNING, ReportBatch.State.PAUSED
CANCELLED, ENDED = ReportBatch.State.CANCELLED, ReportBatch.State.ENDED
AT_ONCE = 1000
FAILED = BatchItem.State.FAILED


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked: the LANGUAGE of the reports, and what was WANTED of the list of bodies.

    The same KEY twice is one batch.
    """

    key: UUID
    language: str
    wanted: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def ask(
    *, wish: Wish, campaign: Campaign, rows: QuerySet[Assessment], by: User, now: datetime
) -> ReportBatch:
    """Return the batch of WISH with a report of each of ROWS of CAMPAIGN, in their order.

    DomainError when there is nothing to make a report of.
    """
    keys = list(rows.values_list("pk", flat=True))
    if not keys:
        raise DomainError(_("Nobody of these has submitted: there is no report to make."))
    known = {"campaign": campaign, "language": wish.language, "wanted": dict(wish.wanted)}
    batch, is_new = ReportBatch.objects.get_or_create(
        pk=wish.key, defaults={**known, "total": len(keys), "requested_by": by, "created_at": now}
    )
    if not is_new:
        return batch
    BatchItem.objects.bulk_create(
        [BatchItem(batch=batch, assessment_id=pk, created_at=now) for pk in keys],
        batch_size=AT_ONCE,
    )
    _feed(batch, now)
    audit.record(by, "reports.requested", batch, reports=len(keys), campaign=campaign.title)
    return batch


@transaction.atomic
def pause(*, batch: ReportBatch, by: User, now: datetime) -> None:
    """Begin no more reports of BATCH; those under way are finished."""
    _move(batch, (RUNNING,), PAUSED, now)
    audit.record(by, "reports.paused", batch)


@transaction.atomic
def resume(*, batch: ReportBatch, by: User, now: datetime) -> None:
    """Go on with what waits in BATCH."""
    _move(batch, (PAUSED,), RUNNING, now)
    batch.items.filter(state=BatchItem.State.QUEUED).update(sent_at=None)
    _feed(batch, now)
    audit.record(by, "reports.resumed", batch)


@transaction.atomic
def cancel(*, batch: ReportBatch, by: User, now: datetime) -> None:
    """Leave undone what waits in BATCH; the reports that are ready stay."""
    _move(batch, (RUNNING, PAUSED), CANCELLED, now)
    audit.record(by, "reports.cancelled", batch)


@transaction.atomic
def retry(*, batch: ReportBatch, item: int | None, by: User, now: datetime) -> None:
    """Queue what failed in BATCH once more: one ITEM, or all; DomainError when nothing failed."""
    failed = batch.items.filter(state=FAILED)
    rows = failed if item is None else failed.filter(pk=item)
    count = rows.count()
    if not count:
        raise DomainError(_("Nothing of it has failed: there is nothing to try again."))
    _move(batch, (RUNNING, PAUSED, ENDED), RUNNING, now)
    rows.update(state=BatchItem.State.QUEUED, error="", attempts=0, finished_at=None, sent_at=None)
    _feed(batch, now)
    audit.record(by, "reports.retried", batch, reports=count)


@transaction.atomic
def note_taken(*, batch: ReportBatch, reports: int, by: User) -> None:
    """Record that BY took so many REPORTS of BATCH out of the portal."""
    audit.record(by, "reports.taken", batch, reports=reports)


def feed_waiting(*, now: datetime) -> int:
    """Send what waits in the batches that run, and end those that are done; return how many."""
    sent = 0
    running = ReportBatch.objects.filter(state=RUNNING).order_by("created_at")
    for pk in running.values_list("pk", flat=True):
        if not items.end_done(pk, now=now):
            sent += _send(feeding.following(pk, now=now))
    return sent


def _move(
    batch: ReportBatch, sources: tuple[ReportBatch.State, ...], to: ReportBatch.State, now: datetime
) -> None:
    """Move BATCH on if it is in one of SOURCES; else say that somebody was faster."""
    over = now if to in {CANCELLED, ENDED} else None
    rows = ReportBatch.objects.filter(pk=batch.pk, state__in=sources)
    if not rows.update(state=to, note="", ended_at=over):
        raise IllegalMove(_("The batch is no longer in that state: look at it again."))


def _feed(batch: ReportBatch, now: datetime) -> None:
    _send(feeding.following(batch.pk, now=now))


def _send(keys: list[str]) -> int:
    for pk in keys:
        queue.send(tasks.build_item, item_id=pk)
    return len(keys)
