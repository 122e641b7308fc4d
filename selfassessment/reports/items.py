"""One report of a batch: claim its row, have the report built, note how it ended."""

import logging
from datetime import datetime, timedelta
from uuid import UUID

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from eset_portal.common import work
from selfassessment.models import BatchItem, Report, ReportBatch
from selfassessment.reports import build, obtaining

# What is wrong with the machine and not with a body: every other report would fail of it too.
PAUSING = {build.FULL, build.LACKING, build.UNSEALED}
log = logging.getLogger(__name__)


def run(item_id: str) -> UUID | None:
    """Build the report of the item ITEM_ID; return the key of its batch, if it was done.

    It does nothing when the batch does not run, when the item has ended or when another worker
    has it. However often it runs, the report is made once.
    """
    row = BatchItem.objects.filter(pk=item_id)
    running = ReportBatch.objects.filter(state=ReportBatch.State.RUNNING)
    lease = timedelta(seconds=settings.REPORT_LEASE_SECONDS)
    token = work.claim(row.filter(batch__in=running), timezone.now(), lease)
    if token is None:
        return None
    item = row.select_related(
        "batch",
        "assessment__entity",
        "assessment__campaign__version",
        "assessment__comarca",
        "assessment__supporter",
    ).get()
    report, reason = None, build.LOST
    if item.attempts <= build.MOST_ATTEMPTS:
        report, reason = _build(item)
    _settle(item, token, report, reason)
    end_done(item.batch_id, now=timezone.now())
    return item.batch_id


def _build(item: BatchItem) -> tuple[Report | None, str]:
    """Return the report, and why it failed; a database that is away leaves all to the lease."""
    report = None
    try:
        report, _new = obtaining.obtain(
            item.assessment,
            item.batch.language,
            by=item.batch.requested_by,
            now=timezone.now(),
        )
        work.queue_again(Report.objects.filter(pk=report.pk))
        build.run(str(report.pk))
        report.refresh_from_db()
    except SoftTimeLimitExceeded:
        return report, build.SLOW
    except (OperationalError, InterfaceError):
        raise
    except Exception:  # one body that cannot be read never stops the others
        log.exception("item %s failed", item.pk)
        return report, build.FAULT
    return report, report.error


def _settle(item: BatchItem, token: UUID, report: Report | None, reason: str) -> None:
    row, now = BatchItem.objects.filter(pk=item.pk), timezone.now()
    if reason in PAUSING:
        _pause(item.batch_id, reason)
        work.give_back(row, token)
    elif reason:
        work.fail(row, token, reason, now)
    elif report is not None and report.state == Report.State.READY:
        work.finish(row, token, now, report=report)
    else:  # another worker is at this very report: look again later
        work.give_back(row, token)


def _pause(batch_id: UUID, reason: str) -> None:
    """Stop a batch that cannot go on for a reason that is no body's."""
    rows = ReportBatch.objects.filter(pk=batch_id, state=ReportBatch.State.RUNNING)
    rows.update(state=ReportBatch.State.PAUSED, note=reason)


@transaction.atomic
def end_done(batch_id: UUID, *, now: datetime) -> bool:
    """End the batch BATCH_ID if nothing of it waits or is under way; say whether it did.

    The batch is held first: whoever queues failed items again waits, or has come before.
    """
    rows = ReportBatch.objects.filter(pk=batch_id, state=ReportBatch.State.RUNNING)
    if rows.select_for_update().first() is None:
        return False
    waits = [BatchItem.State.QUEUED, BatchItem.State.BUILDING]
    if BatchItem.objects.filter(batch_id=batch_id, state__in=waits).exists():
        return False
    return bool(rows.update(state=ReportBatch.State.ENDED, ended_at=now, note=""))
