"""Background doors: load by key, one call, done."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from eset_portal.common import queue
from selfassessment.reports import build, feeding, items
from selfassessment.reports.aggregates import layout as aggregates


@shared_task(name="selfassessment.build_report")
def build_report(*, report_id: str) -> None:
    """Build the report, unless it is built already or another worker has it."""
    build.run(report_id)


@shared_task(name="selfassessment.build_aggregate")
def build_aggregate(*, report_id: str) -> None:
    """Build the aggregate report, unless it is built already or another worker has it."""
    aggregates.run(report_id)


@shared_task(name="selfassessment.build_item")
def build_item(*, item_id: str) -> None:
    """Build one report of a batch, and send what follows in it."""
    batch_id = items.run(item_id)
    if batch_id is not None:
        send_following(batch_id)


def send_following(batch_id: UUID) -> int:
    """Give the broker what follows in the batch; return how many keys."""
    found = feeding.following(batch_id, now=timezone.now())
    for pk in found:
        queue.send(build_item, item_id=pk)
    return len(found)
