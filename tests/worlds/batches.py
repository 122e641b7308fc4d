"""Batches that tecla asked for: one whole, and one that a full disk paused, with a failure."""

from datetime import datetime, timedelta

from governance.models import User
from selfassessment.models import Assessment, BatchItem, Report, ReportBatch
from selfassessment.reports import build


def make(ready: Report, by: User, *, now: datetime) -> dict[str, ReportBatch]:
    """Return the batches of the report READY by name: `ended` and `stopped`."""
    ended = _batch(ready.assessment, by, now, state="ended", ended_at=now)
    BatchItem.objects.create(
        batch=ended,
        assessment=ready.assessment,
        report=ready,
        state="ready",
        created_at=now,
        finished_at=now,
    )
    stopped = _batch(ready.assessment, by, now, state="paused", note=build.FULL, wanted=_SOME)
    BatchItem.objects.create(
        batch=stopped,
        assessment=ready.assessment,
        state="failed",
        error=build.FAULT,
        created_at=now,
        finished_at=now - timedelta(minutes=1),
    )
    return {"ended": ended, "stopped": stopped}


_SOME = {"kind": "ajuntament"}


def _batch(assessment: Assessment, by: User, now: datetime, **more: object) -> ReportBatch:
    return ReportBatch.objects.create(
        campaign=assessment.campaign,
        language="ca",
        total=1,
        requested_by=by,
        created_at=now,
        **more,
    )
