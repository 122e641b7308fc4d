"""A campaign to prepare and open, and the people it is about."""

from datetime import timedelta
from typing import Any

from governance.models import Entity
from selfassessment.models import Assessment, Campaign, QuestionnaireVersion
from selfassessment.rules.populations import Population
from selfassessment.services import campaigns
from selfassessment.services.campaigning import opening, preparing
from selfassessment.services.campaigning.preparing import Plan
from tests.cast import Cast
from tests.selfassessment.scenes import NOW, TODAY, content


def a_version(**size: int) -> QuestionnaireVersion:
    """A published questionnaire: two dimensions of two questions; D1.1 is flagged for control."""
    whole = content(**size)
    for part in whole["dimensions"]:
        for question in part["questions"]:
            question["control"] = question["code"] == "D1.1"
    return campaigns.publish(slug="prova", content=whole, by=None, now=NOW)


def a_plan(**more: Any) -> Plan:
    """What is decided about a campaign of a month."""
    usual: dict[str, Any] = {
        "title": "Campanya de primavera",
        "version": more.pop("version", None) or a_version(),
        "instrument": "consolidation",
        "opens_on": TODAY,
        "closes_on": TODAY + timedelta(days=30),
    }
    return Plan(**(usual | more))


def prepared(kinds: tuple[str, ...] = ("ajuntament",), **more: Any) -> Campaign:
    """A campaign that is prepared for all bodies of KINDS."""
    campaign = preparing.create(plan=a_plan(**more), by=None)
    preparing.populate(campaign=campaign, population=Population(kinds=kinds), by=None)
    campaign.refresh_from_db()
    return campaign


def opened(**more: Any) -> Campaign:
    """A campaign that is open to the town halls."""
    campaign = prepared(**more)
    opening.open_(campaign=campaign, by=None, now=NOW)
    campaign.refresh_from_db()
    return campaign


def assessment(campaign: Campaign, body: Entity) -> Assessment:
    """The assessment of BODY as services want it loaded."""
    rows = Assessment.objects.select_related("campaign__version", "entity")
    return rows.get(campaign=campaign, entity=body)


def last_year(cast: Cast, **more: Any) -> Campaign:
    """A campaign of a year ago, open then."""
    year = timedelta(days=365)
    then = {"opens_on": TODAY - year, "closes_on": TODAY - year + timedelta(days=30)}
    plan = a_plan(title="Campanya passada", **(then | more))
    campaign = preparing.create(plan=plan, by=None)
    population = Population(kinds=("ajuntament",))
    preparing.populate(campaign=campaign, population=population, by=None)
    opening.open_(campaign=campaign, by=None, now=NOW - year)
    campaign.refresh_from_db()
    return campaign
