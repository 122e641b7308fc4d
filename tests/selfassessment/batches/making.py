"""A campaign in which bodies a and b have handed in, and batches of its reports."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from governance.models import User
from selfassessment.models import Assessment, BatchItem, Campaign, ReportBatch
from selfassessment.reports import items
from selfassessment.selectors import standings
from selfassessment.services import batching, campaigns, submitting
from selfassessment.services.batching import Wish
from tests.cast import Cast
from tests.selfassessment import scenes

NOW, TODAY = scenes.NOW, scenes.TODAY


def a_campaign(cast: Cast, on: date = TODAY, now: datetime = NOW, **size: int) -> Campaign:
    """A campaign of two small bodies that have answered everything and handed in."""
    campaign = scenes.a_campaign(on, now, **size)
    campaigns.open_for(campaign=campaign, bodies=[cast.a, cast.b], on=on, by=None)
    for body, by in ((cast.a, cast.alice), (cast.b, cast.charlie)):
        row = Assessment.objects.select_related("campaign__version", "entity").get(
            campaign=campaign, entity=body
        )
        scenes.answer_all(row, by, now=now)
        submitting.submit(assessment=row, by=by, now=now)
    return campaign


def asked(campaign: Campaign, by: User, **more: Any) -> ReportBatch:
    """A batch of the reports of all who handed in."""
    rows = Assessment.objects.filter(campaign=campaign).order_by("entity__sort_name")
    usual: dict[str, Any] = {"wish": Wish(uuid4(), "ca"), "now": NOW, "rows": rows}
    return batching.ask(campaign=campaign, by=by, **(usual | more))


def build(batch: ReportBatch) -> list[BatchItem]:
    """Build every item of BATCH as a worker would; return them."""
    for pk in batch.items.order_by("pk").values_list("pk", flat=True):
        items.run(str(pk))
    batch.refresh_from_db()
    return list(batch.items.order_by("pk").select_related("report"))


def everybody() -> standings.Wanted:
    """What asks for all."""
    return standings.Wanted()


def lost_after(settings: Any) -> timedelta:
    """How long after it was sent a key that nobody took goes again."""
    return timedelta(seconds=settings.REPORT_LEASE_SECONDS)
