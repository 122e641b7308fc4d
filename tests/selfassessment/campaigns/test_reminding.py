"""Reminders go to whoever has something to do, once a day and body, by calendar or by hand."""

from datetime import datetime, timedelta

import pytest

from eset_portal.common.rules.errors import Conflict, DomainError
from governance.models import Letter
from selfassessment.models import Campaign, Reminded, ReminderDay
from selfassessment.rules.reminding import STARTED, WAITING, falls_on, group_of, is_due
from selfassessment.selectors import reminding as whom
from selfassessment.services import submitting
from selfassessment.services.campaigning import opening, reminding
from tests.cast import Cast
from tests.factories import EntityFactory
from tests.selfassessment import scenes
from tests.selfassessment.campaigns.scenes import assessment, opened
from tests.selfassessment.scenes import NOW, TODAY

DAY = timedelta(days=1)
ALL = (WAITING, STARTED, "returned")


def letters() -> list[str]:
    rows = Letter.objects.filter(key__startswith="campaign-reminder")
    return sorted(rows.values_list("address", flat=True))


def by_hand(campaign: Campaign, *groups: str, at: datetime = NOW) -> int:
    count = reminding.remind(campaign=campaign, groups=groups, by=None, now=at)
    reminding.post_waiting(now=at)
    return count


def test_each_body_is_in_the_group_of_what_it_has_left_to_do(cast: Cast) -> None:
    campaign = opened()
    scenes.answer(assessment(campaign, cast.a), cast.alice)
    EntityFactory.create()
    found = {group.code: group for group in whom.groups(campaign, TODAY)}
    assert [one.assessment.entity for one in found[STARTED].recipients] == [cast.a]
    assert [one.people for one in found[WAITING].recipients] == [[cast.charlie]]
    assert found["returned"].recipients == []


def test_who_has_no_manager_is_named_and_not_counted(cast: Cast) -> None:
    lonely = EntityFactory.create()
    groups = whom.groups(opened(), TODAY, (WAITING,))
    assert groups[0].unmanaged == [lonely]
    assert len(groups[0].recipients) == 2


def test_twice_on_a_day_is_once(cast: Cast) -> None:
    campaign = opened()
    assert by_hand(campaign, WAITING) == 2
    assert by_hand(campaign, *ALL) == 0
    assert letters() == ["alice@example.org", "charlie@example.org"]
    assert by_hand(campaign, *ALL, at=NOW + DAY) == 2
    assert len(letters()) == 4


def test_the_letter_says_what_and_until_when(cast: Cast) -> None:
    campaign = opened()
    by_hand(campaign, WAITING)
    letter = Letter.objects.get(address="alice@example.org")
    assert str(assessment(campaign, cast.a).pk) in letter.text
    assert "abril" in letter.text


def test_who_has_submitted_hears_nothing(cast: Cast) -> None:
    campaign = opened()
    row = assessment(campaign, cast.a)
    scenes.answer_all(row, cast.alice)
    submitting.submit(assessment=row, by=cast.alice, now=NOW)
    by_hand(campaign, *ALL)
    assert letters() == ["charlie@example.org"]


def test_who_hands_in_before_the_letter_is_written_gets_none(cast: Cast) -> None:
    campaign = opened()
    reminding.remind(campaign=campaign, groups=ALL, by=None, now=NOW)
    row = assessment(campaign, cast.a)
    scenes.answer_all(row, cast.alice)
    submitting.submit(assessment=row, by=cast.alice, now=NOW)
    assert reminding.post_waiting(now=NOW) == 2
    assert letters() == ["charlie@example.org"]


def test_the_calendar_reminds_once_and_catches_up(cast: Cast) -> None:
    campaign = opened()
    reminding.schedule(campaign=campaign, days_before=7, by=cast.adam, now=NOW)
    assert reminding.remind_due(now=NOW) == 0
    late = NOW + 25 * DAY  # nobody looked on the day itself
    assert reminding.remind_due(now=late) == 2
    assert reminding.remind_due(now=late) == 0
    assert reminding.remind_due(now=late + DAY) == 0
    assert Reminded.objects.count() == 2


def test_a_closed_campaign_reminds_nobody(cast: Cast) -> None:
    campaign = opened()
    reminding.schedule(campaign=campaign, days_before=7, by=cast.adam, now=NOW)
    opening.close(campaign=campaign, by=cast.adam, now=NOW)
    assert reminding.remind_due(now=NOW + 25 * DAY) == 0
    with pytest.raises(DomainError):
        by_hand(campaign, WAITING)
    assert by_hand(campaign, "returned") == 0


def test_a_day_is_in_the_calendar_once_and_not_in_the_past(cast: Cast) -> None:
    campaign = opened()
    reminding.schedule(campaign=campaign, days_before=7, by=cast.adam, now=NOW)
    with pytest.raises(Conflict):
        reminding.schedule(campaign=campaign, days_before=7, by=cast.adam, now=NOW)
    for wrong in (31, -1, 400):
        with pytest.raises(DomainError):
            reminding.schedule(campaign=campaign, days_before=wrong, by=cast.adam, now=NOW)
    reminding.unschedule(campaign=campaign, days_before=7, by=cast.adam)
    assert not ReminderDay.objects.exists()


@pytest.mark.parametrize(
    ("days_before", "ahead", "due"), [(7, 8, False), (7, 7, True), (7, 0, True), (7, -1, False)]
)
def test_a_reminder_is_due_from_its_day_to_the_end(days_before: int, ahead: int, due: bool) -> None:
    assert is_due(TODAY, days_before, TODAY - ahead * DAY) is due
    assert falls_on(TODAY, days_before) == TODAY - days_before * DAY


def test_nothing_to_remind_of_once_submitted() -> None:
    assert group_of("submitted") is None
    assert group_of("halfway") == STARTED
