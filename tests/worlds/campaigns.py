"""A light check that adam prepares, and what surrounds the campaign that is open."""

from datetime import date, datetime, timedelta

from selfassessment.models import Assessment, Campaign, PopulationChange
from selfassessment.rules.campaigns import LIGHT
from selfassessment.rules.populations import Population
from selfassessment.services import carrying
from selfassessment.services.campaigning import preparing, reminding
from selfassessment.services.campaigning.preparing import Plan
from tests.cast import Cast


def make(open_one: Assessment, cast: Cast, *, on: date, now: datetime) -> Campaign:
    """Return the light check; body a is offered its answers of last year in OPEN_ONE."""
    campaign = open_one.campaign
    for days in (14, 2):
        reminding.schedule(campaign=campaign, days_before=days, by=cast.adam, now=now)
    PopulationChange.objects.create(
        campaign=campaign,
        entity=cast.a,
        change="added",
        reason="S’hi va afegir després.",
        made_by=cast.adam,
        made_at=now,
    )
    carrying.offer(assessment=open_one, now=now)
    first = on + timedelta(days=20)
    plan = Plan(
        title="Comprovació de tardor",
        version=campaign.version,
        instrument=LIGHT,
        opens_on=first,
        closes_on=first + timedelta(days=20),
        carries_forward=True,
    )
    light = preparing.create(plan=plan, by=cast.adam)
    preparing.choose(campaign=light, codes=["D1.1", "D2.1"], by=cast.adam)
    preparing.populate(campaign=light, population=Population(kinds=("ajuntament",)), by=cast.adam)
    return light
