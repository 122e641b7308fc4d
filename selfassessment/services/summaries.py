"""Keep the counts that dashboards read: marked when something changes, made anew soon after."""

import logging
from datetime import datetime, timedelta

from celery import current_app
from django.db import Error, connection, transaction
from django.db.models import Exists, OuterRef, Q

from selfassessment.models import (
    Assessment,
    Campaign,
    Summary,
    SummaryMark,
)
from selfassessment.selectors.tallies.statements import Scope
from selfassessment.services import counting

logger = logging.getLogger(__name__)
# Changes come in bursts: the first one waits so long, and takes the others along.
PAUSE = 5
# Answers leave no mark: how many have begun may be so old.
OLDEST = timedelta(minutes=10)
REBUILD = "selfassessment.rebuild_summaries"
# So that the counts of thousands of bodies need no files to be sorted in, for that while.
MEMORY = "64MB"


def touch(campaign: int, *, now: datetime) -> None:
    """Note that something counted in the campaign of that key has changed.

    Belongs into the transaction of the change. A message leaves once it is committed, unless
    one is on its way; what the broker loses the sweep finds.
    """
    is_first = not SummaryMark.objects.filter(campaign=campaign).exists()
    SummaryMark.objects.create(campaign_id=campaign, at=now)
    if is_first:
        transaction.on_commit(_send, robust=True)


def _send() -> None:
    current_app.send_task(REBUILD, countdown=PAUSE, retry=False)


@transaction.atomic
def rebuild(campaign: Campaign, *, now: datetime) -> bool:
    """Make the counts of CAMPAIGN anew; False when somebody else is just doing so.

    Marks are taken away first: a change that is committed later leaves its own behind.
    """
    if not _alone(campaign.pk):
        return False
    SummaryMark.objects.filter(campaign=campaign).delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('work_mem', %s, true)", [MEMORY])
        cursor.execute(counting.STATEMENT, Scope(campaign.pk).values())
    Summary.objects.update_or_create(campaign=campaign, defaults={"built_at": now})
    return True


def rebuild_stale(*, now: datetime) -> int:
    """Make the counts of every campaign anew that has changed, or has none; return how many.

    One that fails is logged and stops no other.
    """
    later = Assessment.objects.filter(
        campaign=OuterRef("pk"), changed_at__gt=OuterRef("summary__built_at")
    )
    answered = Q(summary__built_at__lt=now - OLDEST) & Q(Exists(later))
    marked = Q(pk__in=SummaryMark.objects.values("campaign"))
    done = 0
    for campaign in Campaign.objects.filter(marked | answered | Q(summary=None)).order_by("pk"):
        try:
            done += rebuild(campaign, now=now)
        except Error as error:
            logger.warning("the summary of campaign %s failed: %s", campaign.pk, error)
    return done


def _alone(campaign: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('summary'), %s)", [campaign])
        return bool(cursor.fetchone()[0])
