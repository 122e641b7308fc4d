"""Background doors: load by key, one call, done."""

from celery import shared_task

from selfassessment.reports import build


@shared_task(name="selfassessment.build_report")
def build_report(*, report_id: str) -> None:
    """Build the report, unless it is built already or another worker has it."""
    build.run(report_id)
