"""Which items of a batch go to the broker next: a few at a time, so that others get their turn."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from eset_portal.common import work
from selfassessment.models import BatchItem, ReportBatch

# So many wait in the queue at most: whoever asks for one report waits for no more than these.
AT_ONCE = 32


def following(batch_id: UUID, *, now: datetime) -> list[str]:
    """Return the keys of the items of BATCH_ID to send now, and note that they are sent.

    What was sent long ago and is still waiting was lost by the broker: it goes again.
    """
    lost = now - timedelta(seconds=settings.REPORT_LEASE_SECONDS / 3)
    items = BatchItem.objects.filter(batch_id=batch_id)
    on_their_way = items.filter(state=BatchItem.State.QUEUED, sent_at__gt=lost).count()
    if on_their_way > AT_ONCE // 2:
        return []
    if not ReportBatch.objects.filter(pk=batch_id, state=ReportBatch.State.RUNNING).exists():
        return []
    with transaction.atomic():
        unsent = work.waiting(items, now).filter(Q(sent_at=None) | Q(sent_at__lte=lost))
        locked = unsent.select_for_update(skip_locked=True).order_by("pk")
        found = list(locked.values_list("pk", flat=True)[: AT_ONCE - on_their_way])
        BatchItem.objects.filter(pk__in=found).update(sent_at=now)
    return [str(pk) for pk in found]
