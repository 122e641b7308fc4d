"""What the administrator of the demonstration finds: reminders, and a light check to be opened."""

from datetime import date, timedelta

from selfassessment.models import Campaign, QuestionnaireVersion, ReminderDay
from selfassessment.rules.campaigns import LIGHT
from selfassessment.rules.populations import Population
from selfassessment.selectors import instruments
from selfassessment.services import carrying
from selfassessment.services.campaigning import preparing
from selfassessment.services.campaigning.preparing import Plan

TITLE = "Comprovació lleugera de seguiment"
DAYS_BEFORE = (14, 7, 2)
AHEAD, LASTS = timedelta(days=60), timedelta(days=21)


def prepare(version: QuestionnaireVersion, running: Campaign, today: date) -> None:
    """Put a calendar beside RUNNING, bring its bodies their last answers, prepare what follows."""
    ReminderDay.objects.bulk_create(
        ReminderDay(campaign=running, days_before=days) for days in DAYS_BEFORE
    )
    carrying.offer_all(running)
    plan = Plan(
        title=f"{TITLE} {(today + AHEAD).year}",
        version=version,
        instrument=LIGHT,
        opens_on=today + AHEAD,
        closes_on=today + AHEAD + LASTS,
        carries_forward=True,
    )
    campaign = preparing.create(plan=plan, by=None)
    Campaign.objects.filter(pk=campaign.pk).update(is_demo=True)
    critical = [question.code for question in instruments.of_version(version) if question.critical]
    preparing.choose(campaign=campaign, codes=critical, by=None)
    preparing.populate(campaign=campaign, population=Population(kinds=("ajuntament",)), by=None)
