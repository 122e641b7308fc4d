"""Publish the figures of finished campaigns, each once and for ever."""

import hashlib
from datetime import datetime

import rfc8785
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from governance import audit
from selfassessment.models import Assessment, Campaign, Publication
from selfassessment.rules.assessment_states import IN_CONTROL, RETURNED, SUBMITTED
from selfassessment.selectors.open_data import gathering
from selfassessment.services import summaries

MOVING = (SUBMITTED, IN_CONTROL, RETURNED)


def publish_due(*, now: datetime) -> int:
    """Publish every campaign whose answers cannot change any more; return how many.

    Without a last day for amendments, that is when no answer can be returned any more.
    """
    rows = Campaign.objects.opened().filter(publication=None).select_related("version")
    moving = Assessment.objects.filter(campaign=OuterRef("pk"), state__in=MOVING)
    still = rows.exclude(Q(Exists(moving), amendments_until=None))
    ended = still.annotate(ends_on=Coalesce(F("amendments_until"), F("closes_on")))
    due = ended.filter(ends_on__lt=timezone.localdate(now)).defer("version__content")
    return sum(publish(campaign=campaign, now=now) for campaign in due.order_by("opens_on", "pk"))


@transaction.atomic
def publish(*, campaign: Campaign, now: datetime) -> bool:
    """Publish the figures of CAMPAIGN as they stand; False when they are published already.

    Or when somebody else is just counting: the next night does it.
    """
    if not summaries.rebuild(campaign, now=now):
        return False
    content = gathering.gather(campaign)
    digest = hashlib.sha256(rfc8785.dumps(content)).hexdigest()
    row = {"published_at": now, "content": content, "sha256": digest}
    _row, is_new = Publication.objects.get_or_create(campaign=campaign, defaults=row)
    if is_new:
        audit.record(None, "results.published", campaign, sha256=digest)
    return is_new
