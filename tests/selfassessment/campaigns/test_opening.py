"""A campaign is prepared, opened once, extended and closed; what was decided then stays."""

from datetime import UTC, date, datetime, timedelta

import pytest

from eset_portal.common.rules.errors import Conflict, DomainError
from governance.models import AuditEvent, Entity
from selfassessment.models import Assessment, Campaign, Control, ReminderDay
from selfassessment.rules.campaigns import WrongDates
from selfassessment.rules.populations import Population
from selfassessment.selectors import assessments, instruments
from selfassessment.services import answering, campaigns, submitting
from selfassessment.services.campaigning import opening, preparing
from selfassessment.services.campaigning.opening import Days
from tests.cast import Cast
from tests.factories import EntityFactory
from tests.selfassessment import scenes
from tests.selfassessment.campaigns.scenes import a_plan, a_version, assessment, opened, prepared
from tests.selfassessment.scenes import NOW, TODAY, a_draft

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def verbs() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))


def test_opening_freezes_the_list_with_the_facts_of_the_day(cast: Cast) -> None:
    campaign = prepared()
    count = opening.open_(campaign=campaign, by=cast.adam, now=NOW)
    assert count == 2
    EntityFactory.create()
    row = assessment(campaign, cast.a)
    assert (row.kind, row.supporter) == ("ajuntament", cast.dip)
    assert Assessment.objects.filter(campaign=campaign).count() == 2
    assert verbs()[-1] == "campaign.opened"


def test_nothing_changes_once_it_is_open(cast: Cast) -> None:
    campaign = opened()
    with pytest.raises(Conflict):
        preparing.change(campaign=campaign, plan=a_plan(title="Una altra"), by=cast.adam)
    with pytest.raises(Conflict):
        preparing.populate(campaign=campaign, population=Population(), by=cast.adam)
    with pytest.raises(Conflict):
        opening.open_(campaign=campaign, by=cast.adam, now=NOW)


def test_a_campaign_without_bodies_does_not_open(cast: Cast) -> None:
    campaign = prepared(kinds=("mancomunitat",))
    with pytest.raises(DomainError):
        opening.open_(campaign=campaign, by=cast.adam, now=NOW)
    assert Campaign.objects.get(pk=campaign.pk).is_prepared


def test_a_light_check_without_questions_does_not_open(cast: Cast) -> None:
    with pytest.raises(DomainError):
        opening.open_(campaign=prepared(instrument="light"), by=cast.adam, now=NOW)


def test_a_campaign_that_has_ended_does_not_open(cast: Cast) -> None:
    campaign = prepared(opens_on=TODAY - 9 * DAY, closes_on=TODAY - DAY)
    with pytest.raises(DomainError):
        opening.open_(campaign=campaign, by=cast.adam, now=NOW)


def test_opening_early_brings_the_first_day_forward(cast: Cast) -> None:
    campaign = prepared(opens_on=TODAY + 5 * DAY)
    opening.open_(campaign=campaign, by=cast.adam, now=NOW)
    campaign.refresh_from_db()
    assert campaign.opens_on == TODAY
    assert campaign.is_open(TODAY)


def test_it_opens_by_itself_only_where_that_was_asked(cast: Cast) -> None:
    asked, other = prepared(opens_itself=True), prepared(title="Una altra")
    empty = prepared(title="Buida", kinds=("epe",), opens_itself=True)
    assert opening.open_due(now=NOW) == 1
    assert opening.open_due(now=NOW) == 0
    waiting = Campaign.objects.filter(is_prepared=True).values_list("pk", flat=True)
    assert set(waiting) == {other.pk, empty.pk}
    assert asked.pk not in waiting


@pytest.mark.parametrize(
    "days",
    [
        {"closes_on": TODAY - DAY},
        {"control_until": TODAY + DAY},
        {"amendments_until": TODAY},
        {"control_until": TODAY + 50 * DAY, "amendments_until": TODAY + 40 * DAY},
    ],
)
def test_days_that_cannot_be_are_refused(cast: Cast, days: dict[str, object]) -> None:
    with pytest.raises(WrongDates):
        preparing.create(plan=a_plan(**days), by=cast.adam)
    assert not Campaign.objects.exists()


def test_closing_leaves_what_is_not_submitted_and_takes_no_answer(cast: Cast) -> None:
    campaign = opened()
    row = assessment(campaign, cast.a)
    scenes.answer(row, cast.alice)
    assert opening.close(campaign=campaign, by=cast.adam, now=NOW) == 2
    row = assessment(campaign, cast.a)
    with pytest.raises(answering.Closed):
        answering.save(assessment=row, draft=a_draft("D1.2"), by=cast.alice, now=NOW)
    with pytest.raises(DomainError):
        submitting.submit(assessment=row, by=cast.alice, now=NOW)
    assert (row.state, row.answered) == ("open", 1)
    with pytest.raises(Conflict):
        opening.close(campaign=campaign, by=cast.adam, now=NOW)
    assert verbs()[-1] == "campaign.closed"


def test_a_closed_campaign_may_go_on_and_reminders_come_again(cast: Cast) -> None:
    campaign = opened()
    done = ReminderDay.objects.create(campaign=campaign, days_before=7, done_at=NOW)
    opening.close(campaign=campaign, by=cast.adam, now=NOW)
    with pytest.raises(WrongDates):
        opening.extend(campaign=campaign, days=Days(TODAY - DAY), by=cast.adam, now=NOW)
    opening.extend(campaign=campaign, days=Days(TODAY + 60 * DAY), by=cast.adam, now=NOW)
    scenes.answer(assessment(campaign, cast.a), cast.alice)
    done.refresh_from_db()
    assert done.done_at is None


def test_a_reminder_that_falls_on_the_day_of_the_extension_goes_out_again(cast: Cast) -> None:
    campaign = opened()
    done = ReminderDay.objects.create(campaign=campaign, days_before=7, done_at=NOW - DAY)
    opening.extend(campaign=campaign, days=Days(TODAY + 7 * DAY), by=cast.adam, now=NOW)
    done.refresh_from_db()
    assert done.done_at is None


def test_a_reminder_of_before_the_opening_is_not_made_up_for(cast: Cast) -> None:
    campaign = prepared(opens_on=TODAY - 20 * DAY, closes_on=TODAY + 5 * DAY)
    for days in (10, 3):
        ReminderDay.objects.create(campaign=campaign, days_before=days)
    opening.open_(campaign=campaign, by=cast.adam, now=NOW)
    waiting = ReminderDay.objects.filter(campaign=campaign, done_at=None)
    assert [row.days_before for row in waiting] == [3]


@pytest.mark.parametrize(
    ("until", "due"), [(TODAY + 90 * DAY, TODAY + 90 * DAY), (None, TODAY + 45 * DAY)]
)
def test_controls_under_way_are_due_by_the_new_day(cast: Cast, until: date, due: date) -> None:
    campaign = opened(control_until=TODAY + 60 * DAY)
    row = assessment(campaign, cast.a)
    scenes.answer_all(row, cast.bob)
    submitting.submit(assessment=row, by=cast.alice, now=NOW)
    days = Days(TODAY + 40 * DAY, control_until=until)
    opening.extend(campaign=campaign, days=days, by=cast.adam, now=NOW)
    assert Control.objects.get(assessment=row).due_on == due


def test_an_answer_that_was_on_its_way_when_the_campaign_closed_is_refused(cast: Cast) -> None:
    campaign = opened()
    loaded = assessment(campaign, cast.a)
    scenes.answer_all(loaded, cast.bob)
    opening.close(campaign=campaign, by=cast.adam, now=NOW)
    assert loaded.campaign.is_open(TODAY)
    with pytest.raises(answering.Closed):
        scenes.answer(loaded, cast.bob, "D1.1", level=1, seen=1)
    with pytest.raises(DomainError):
        submitting.submit(assessment=loaded, by=cast.alice, now=NOW)


def test_the_last_day_ends_at_midnight_in_madrid_in_summer_and_winter(cast: Cast) -> None:
    for day, offset in ((date(2026, 3, 28), 1), (date(2026, 3, 29), 2), (date(2026, 10, 25), 1)):
        campaign = scenes.with_version(a_version(), day)
        Campaign.objects.filter(pk=campaign.pk).update(closes_on=day)
        campaigns.open_for(campaign=campaign, bodies=[cast.a], on=day, by=None)
        row = assessment(campaign, cast.a)
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC) + DAY - offset * HOUR
        scenes.answer(row, cast.bob, "D1.1", midnight - HOUR / 60)
        with pytest.raises(answering.Closed):
            scenes.answer(row, cast.bob, "D1.2", midnight)


def test_the_control_instrument_asks_what_is_flagged_and_scores_only_that(cast: Cast) -> None:
    row = assessment(opened(instrument="control"), cast.a)
    assert [q.code for q in instruments.of_assessment(row)] == ["D1.1"]
    with pytest.raises(answering.ForeignQuestion):
        answering.save(assessment=row, draft=a_draft("D1.2"), by=cast.alice, now=NOW)
    scenes.answer(row, cast.alice, level=4)
    submitting.submit(assessment=row, by=cast.alice, now=NOW)
    row = assessment(row.campaign, cast.a)
    assert (row.total, row.low, row.degree) == (1, 100, "consolidat")


def test_a_light_check_asks_what_was_chosen_in_the_order_of_the_questionnaire(cast: Cast) -> None:
    campaign = prepared(instrument="light")
    for wrong in ([], ["D9.9"]):
        with pytest.raises(DomainError):
            preparing.choose(campaign=campaign, codes=wrong, by=cast.adam)
    preparing.choose(campaign=campaign, codes=["D2.1", "D1.2"], by=cast.adam)
    opening.open_(campaign=campaign, by=cast.adam, now=NOW)
    row = assessment(campaign, cast.a)
    assert [q.code for q in instruments.of_assessment(row)] == ["D1.2", "D2.1"]
    assert row.total == 2


def test_what_was_asked_otherwise_is_no_campaign_to_compare_with(cast: Cast) -> None:
    version = a_version()
    before = opened(version=version, opens_on=TODAY - 5 * DAY, instrument="control")
    row = assessment(before, cast.a)
    scenes.answer(row, cast.alice)
    submitting.submit(assessment=row, by=cast.alice, now=NOW)
    now = assessment(opened(version=version, title="Nova"), cast.a)
    assert assessments.previous(now) is None
    assert assessments.last_given(now) == row


def test_titles_may_be_alike_and_addresses_never(cast: Cast) -> None:
    slugs = [preparing.create(plan=a_plan(title="Nova"), by=None).slug for _ in range(2)]
    assert slugs == ["nova-2", "nova-3"]


def test_a_body_that_is_asked_nothing_stays_out(cast: Cast) -> None:
    whole = scenes.content()
    for part in whole["dimensions"]:
        for question in part["questions"]:
            question["applies"] = {"kinds": ["ajuntament"], "bands": []}
    version = campaigns.publish(slug="prova", content=whole, by=None, now=NOW)
    Entity.objects.filter(pk=cast.b.pk).update(kind="emd")
    campaign = prepared(version=version, kinds=("ajuntament", "emd"))
    assert opening.open_(campaign=campaign, by=cast.adam, now=NOW) == 1
