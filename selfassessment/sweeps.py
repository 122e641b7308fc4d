"""Periodic doors: send again what the broker lost, keep the days of controls, count anew."""

from celery import shared_task
from django.utils import timezone

from selfassessment.services import aggregating, batching, publishing, reporting, summaries
from selfassessment.services.campaigning import opening, reminding
from selfassessment.services.control import keeping
from selfassessment.services.filling import presence


@shared_task(name="selfassessment.dispatch_reports")
def dispatch_reports() -> None:
    """Queue reports that wait although nobody works on them, of batches too."""
    reporting.dispatch_waiting(now=timezone.now())
    aggregating.dispatch_waiting(now=timezone.now())
    batching.feed_waiting(now=timezone.now())


@shared_task(name="selfassessment.keep_days")
def keep_days() -> None:
    """Take up again what the body let pass, and close what was validated in its time."""
    keeping.resume_expired(now=timezone.now())
    keeping.close_due(now=timezone.now())


@shared_task(name=summaries.REBUILD, ignore_result=True)
def rebuild_summaries() -> int:
    """Make the counts of campaigns anew that have changed; return how many."""
    return summaries.rebuild_stale(now=timezone.now())


@shared_task(name="selfassessment.keep_campaigns")
def keep_campaigns() -> None:
    """Open the campaigns whose day has come, and remind as their calendars say."""
    opening.open_due(now=timezone.now())
    reminding.remind_due(now=timezone.now())


@shared_task(name="selfassessment.post_reminders")
def post_reminders() -> None:
    """Write the letters of those who are to be reminded."""
    reminding.post_waiting(now=timezone.now())


@shared_task(name="selfassessment.publish_figures", ignore_result=True)
def publish_figures() -> int:
    """Publish the figures of campaigns that have ended; return how many."""
    return publishing.publish_due(now=timezone.now())


@shared_task(name="selfassessment.clear_presences")
def clear_presences() -> None:
    """Forget who was on a dimension and has left."""
    presence.clear(now=timezone.now())
