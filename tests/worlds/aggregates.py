"""Aggregate reports: one that is ready, and one that failed."""

from datetime import datetime

from django.core.files.base import ContentFile

from governance.models import User
from selfassessment.models import AggregateReport, Campaign
from selfassessment.reports.aggregates import obtaining
from selfassessment.reports.making import SLOW
from selfassessment.rules.aggregates import CATALONIA, METHOD


def make(campaign: Campaign, by: User, *, now: datetime) -> dict[str, AggregateReport]:
    """Return them by the state they are in."""
    ready, _new = obtaining.obtain(campaign, CATALONIA, "", "ca", by=by, now=now)
    ready.state, ready.sha256, ready.size = "ready", "1" * 64, 4
    ready.finished_at, ready.progress = now, 100
    ready.file.save("agregat.pdf", ContentFile(b"%PDF"), save=False)
    ready.save()
    failed, _new = obtaining.obtain(campaign, METHOD, "", "ca", by=by, now=now)
    failed.state, failed.error = "failed", SLOW
    failed.save()
    return {"ready": ready, "failed": failed}
