"""Periodic doors: send again what the broker lost."""

from celery import shared_task
from django.utils import timezone

from selfassessment.services import reporting


@shared_task(name="selfassessment.dispatch_reports")
def dispatch_reports() -> None:
    """Queue reports that wait although nobody works on them."""
    reporting.dispatch_waiting(now=timezone.now())
