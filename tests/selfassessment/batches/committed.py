"""A batch over many bodies that have handed in, in a database that real workers see."""

from datetime import datetime
from uuid import uuid4

from django.utils import timezone

from selfassessment.models import Assessment, ReportBatch
from selfassessment.services import batching, campaigns, submitting
from selfassessment.services.batching import Wish
from tests.cast import make_cast
from tests.factories import EntityFactory
from tests.selfassessment import scenes


def batch(bodies: int, *, now: datetime) -> ReportBatch:
    """Return the batch of the reports of so many BODIES, which nobody has begun."""
    today = timezone.localdate(now)
    cast = make_cast(on=today)
    campaign = scenes.a_campaign(today, now)
    made = EntityFactory.create_batch(bodies)
    campaigns.open_for(campaign=campaign, bodies=made, on=today, by=None)
    rows = Assessment.objects.filter(campaign=campaign).order_by("pk")
    for row in rows.select_related("campaign__version", "entity"):
        scenes.answer_all(row, cast.adam, now=now)
        submitting.submit(assessment=row, by=cast.adam, now=now)
    wish = Wish(uuid4(), "ca")
    return batching.ask(wish=wish, campaign=campaign, rows=rows, by=cast.adam, now=now)
