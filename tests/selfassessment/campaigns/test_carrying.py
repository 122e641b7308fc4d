"""Answers of the last campaign are offered, and count only once somebody confirms them."""

from datetime import timedelta

import pytest

from eset_portal.common.rules.errors import DomainError
from selfassessment.models import (
    Answer,
    AnswerRevision,
    Assessment,
    Campaign,
    Control,
    QuestionnaireVersion,
)
from selfassessment.selectors import assessments, carried, instruments, last_time
from selfassessment.services import campaigns, carrying, submitting
from selfassessment.services.campaigning import members, opening, preparing
from tests.cast import Cast
from tests.selfassessment import scenes
from tests.selfassessment.campaigns.scenes import a_version, assessment, last_year, opened, prepared
from tests.selfassessment.scenes import NOW, REASON, TODAY


@pytest.fixture
def before(cast: Cast) -> Assessment:
    """Last year body a gave D1.1 to D2.2: levels 3, not applicable, 3 with a comment, 1."""
    campaign = last_year(cast)
    then = NOW - (TODAY - campaign.opens_on)
    row = assessment(campaign, cast.a)
    scenes.answer(row, cast.alice, "D1.1", now=then)
    scenes.answer(row, cast.alice, "D1.2", now=then, level=None, not_applicable=True, reason=REASON)
    scenes.answer(row, cast.alice, "D2.1", now=then, comment="Acta del ple")
    scenes.answer(row, cast.alice, "D2.2", now=then, level=1)
    submitting.submit(assessment=row, by=cast.alice, now=then)
    return row


def now_of(campaign: Campaign, cast: Cast) -> Assessment:
    return assessments.loaded(assessment(campaign, cast.a).pk).get()


def waiting(row: Assessment) -> list[str]:
    return [q.code for q in carried.pending(row, instruments.of_assessment(row))]


def test_opening_offers_what_was_handed_in_and_counts_nothing(
    cast: Cast, before: Assessment
) -> None:
    campaign = opened(carries_forward=True)
    row = now_of(campaign, cast)
    assert row.carried_from == before
    assert waiting(row) == ["D1.1", "D1.2", "D2.1", "D2.2"]
    assert (row.answered, row.not_applicable, row.low) == (0, 0, 0)
    assert not Answer.objects.filter(assessment=row).exists()
    assert assessment(campaign, cast.b).carried_from is None


def test_a_dimension_is_confirmed_at_once_with_history_and_score(
    cast: Cast, before: Assessment
) -> None:
    row = now_of(opened(carries_forward=True), cast)
    part = instruments.of_assessment(row).dimensions[1]
    assert carrying.confirm(assessment=row, part=part, by=cast.bob, now=NOW) == 2
    assert carrying.confirm(assessment=row, part=part, by=cast.bob, now=NOW) == 0
    answers = Answer.objects.filter(assessment=row).order_by("question__code")
    assert [(a.level, a.comment, a.changed_by) for a in answers] == [
        (3, "Acta del ple", cast.bob), (1, "", cast.bob)
    ]  # fmt: skip
    assert AnswerRevision.objects.filter(assessment=row).count() == 2
    row = now_of(row.campaign, cast)
    assert (row.answered, waiting(row)) == (2, ["D1.1", "D1.2"])


def test_what_somebody_answered_meanwhile_stays(cast: Cast, before: Assessment) -> None:
    row = now_of(opened(carries_forward=True), cast)
    scenes.answer(row, cast.alice, "D1.1", level=0)
    part = instruments.of_assessment(row).dimensions[0]
    assert carrying.confirm(assessment=row, part=part, by=cast.bob, now=NOW) == 1
    assert Answer.objects.get(assessment=row, question__code="D1.1").level == 0
    assert Answer.objects.get(assessment=row, question__code="D1.2").reason == REASON


def test_what_the_control_lowered_is_offered_as_validated(cast: Cast, before: Assessment) -> None:
    Control.objects.filter(assessment=before).update(
        levels={"D1.1": 2, "D1.2": "na"}, validated_at=NOW
    )
    Assessment.objects.filter(pk=before.pk).update(state="in_control")
    Assessment.objects.filter(pk=before.pk).update(state="validated")
    row = now_of(opened(carries_forward=True), cast)
    found = carried.offered(row, instruments.of_assessment(row))
    assert found["D1.1"].given.level == 2


def test_a_manager_asks_for_them_later_and_may_think_again(cast: Cast, before: Assessment) -> None:
    row = now_of(opened(), cast)
    assert waiting(row) == []
    carrying.offer(assessment=row, now=NOW)
    assert len(waiting(now_of(row.campaign, cast))) == 4
    carrying.take_back(assessment=row, now=NOW)
    assert waiting(now_of(row.campaign, cast)) == []


def test_nothing_to_offer_is_said(cast: Cast) -> None:
    with pytest.raises(DomainError):
        carrying.offer(assessment=now_of(opened(), cast), now=NOW)


def test_nothing_is_confirmed_after_closing(cast: Cast, before: Assessment) -> None:
    campaign = opened(carries_forward=True)
    row = now_of(campaign, cast)
    opening.close(campaign=campaign, by=cast.adam, now=NOW)
    part = instruments.of_assessment(row).dimensions[0]
    with pytest.raises(DomainError):
        carrying.confirm(assessment=row, part=part, by=cast.bob, now=NOW)


def another(number: str, codes: list[str], **origins: list[str]) -> QuestionnaireVersion:
    """A version that asks in D1 what has CODES, of which some have ORIGINS."""
    whole = scenes.content(dimensions=1, questions=len(codes)) | {"number": number}
    for code, question in zip(codes, whole["dimensions"][0]["questions"], strict=True):
        question["code"] = code
        if code in origins:
            question["from"] = origins[code]
    return campaigns.publish(slug="prova", content=whole, by=None, now=NOW)


def test_what_was_split_and_merged_is_offered_where_it_is_declared(
    cast: Cast, before: Assessment
) -> None:
    version = another(
        "2.0", ["A", "B", "C", "D1.1"], A=["D2.1"], B=["D2.1"], C=["D2.2", "D1.2"], **{"D1.1": []}
    )
    row = now_of(opened(version=version, carries_forward=True), cast)
    assert waiting(row) == ["A", "B", "C"]
    part = instruments.of_assessment(row).dimensions[0]
    assert carrying.confirm(assessment=row, part=part, by=cast.bob, now=NOW) == 3
    answers = Answer.objects.filter(assessment=row).order_by("question__code")
    found = [(a.question.code, a.level, a.comment) for a in answers.select_related("question")]
    assert found == [("A", 3, "Acta del ple"), ("B", 3, "Acta del ple"), ("C", 1, "")]
    levels = Answer.objects.filter(assessment=before).values_list("level", flat=True)
    assert sorted(levels, key=str) == [1, 3, 3, None]


def test_answers_find_their_questions_over_a_version_that_nobody_answered(
    cast: Cast, before: Assessment
) -> None:
    another("2.0", ["M"], M=["D2.2"])
    row = now_of(opened(version=another("3.0", ["N"], N=["M"]), carries_forward=True), cast)
    offered = carried.offered(row, instruments.of_assessment(row))
    assert {code: one.given.level for code, one in offered.items()} == {"N": 1}
    assert {code: past[1].level for code, past in last_time.given(row).items()} == {"N": 1}


def test_only_questions_with_the_same_code_are_offered(cast: Cast, before: Assessment) -> None:
    whole = scenes.content(dimensions=1, questions=3)
    whole["number"] = "9.9"
    other = campaigns.publish(slug="prova", content=whole, by=None, now=NOW)
    assert other != a_version()
    row = now_of(opened(version=other, carries_forward=True), cast)
    assert waiting(row) == ["D1.1", "D1.2"]


def handed_in(version: QuestionnaireVersion, cast: Cast, days: int, **more: object) -> Assessment:
    """What body a handed in, all with level 2, in a campaign that opened so many DAYS ago."""
    ago = timedelta(days=days)
    plan = {"opens_on": TODAY - ago, "title": f"Fa {days} dies", "version": version}
    campaign = prepared(**plan, **more)
    if campaign.instrument == "light":
        preparing.choose(campaign=campaign, codes=["D1.2"], by=None)
    opening.open_(campaign=campaign, by=None, now=NOW - ago)
    row = assessment(campaign, cast.a)
    for code in [q.code for q in instruments.of_assessment(row)]:
        scenes.answer(row, cast.bob, code, NOW - ago, level=2)
    submitting.submit(assessment=row, by=cast.alice, now=NOW - ago)
    return row


def test_a_light_check_in_between_does_not_hide_what_was_answered_to_everything(
    cast: Cast, before: Assessment
) -> None:
    control = handed_in(a_version(), cast, 60, instrument="control")
    light = handed_in(a_version(), cast, 30, instrument="light")
    row = now_of(opened(carries_forward=True), cast)
    assert row.carried_from == before
    assert waiting(row) == ["D1.1", "D1.2", "D2.1", "D2.2"]
    again = now_of(opened(title="Control", instrument="control", carries_forward=True), cast)
    assert again.carried_from == control
    assert light.pk not in {row.carried_from_id, again.carried_from_id}


def test_answers_to_another_questionnaire_are_no_answers_to_this_one(
    cast: Cast, before: Assessment
) -> None:
    other = campaigns.publish(slug="altre", content=scenes.content(), by=None, now=NOW)
    handed_in(other, cast, 30)
    row = now_of(opened(carries_forward=True), cast)
    assert row.carried_from == before
    assert assessments.previous(row) == before
    assert last_time.given(row)["D2.2"][1].level == 1


def test_what_was_withdrawn_is_not_offered(cast: Cast, before: Assessment) -> None:
    late = handed_in(a_version(), cast, 30)
    members.withdraw(assessment=late, reason="S’ha fusionat amb un altre.", by=cast.adam, now=NOW)
    row = now_of(opened(carries_forward=True), cast)
    assert row.carried_from == before
    assert assessments.last_given(row) == before
