"""Build the report of one body: gather what it says, and lay it out."""

from uuid import UUID

from django.utils import timezone

from eset_portal.common import work
from selfassessment.models import Report
from selfassessment.reports import context, layout, making
from selfassessment.reports.making import (
    FAULT,
    FULL,
    LACKING,
    LOST,
    MOST_ATTEMPTS,
    SLOW,
    UNSEALED,
    keep,
)

__all__ = [
    "FAULT",
    "FULL",
    "LACKING",
    "LOST",
    "MOST_ATTEMPTS",
    "SLOW",
    "UNSEALED",
    "keep",
    "run",
]

GATHERED = 20


def run(report_id: str) -> None:
    """Build the report REPORT_ID; see `making.run`."""
    rows = Report.objects.filter(pk=report_id).select_related(
        "assessment__entity",
        "assessment__campaign__version",
        "assessment__comarca",
        "assessment__supporter",
    )
    making.run(rows, _draw)


def _draw(report: Report, token: UUID) -> bytes:
    gathered = context.gather(report, now=timezone.now())
    work.report_progress(Report.objects.filter(pk=report.pk), token, GATHERED)
    return layout.draw(gathered)
