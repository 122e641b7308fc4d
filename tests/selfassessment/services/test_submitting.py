"""Handing in: only what is complete, once, and from then on it stands."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.utils import translation

from eset_portal.common.rules.errors import DomainError
from governance.models import AuditEvent
from selfassessment.models import Answer, Assessment, Score
from selfassessment.services import answering, submitting
from selfassessment.services.submitting import Incomplete
from tests.cast import Cast
from tests.selfassessment.scenes import (
    NOW,
    REASON,
    a_draft,
    an_assessment,
    answer,
    answer_all,
    questions,
)


@pytest.fixture
def assessment(cast: Cast) -> Assessment:
    return an_assessment(cast.a)


def submit(assessment: Assessment, cast: Cast) -> Assessment:
    submitting.submit(assessment=assessment, by=cast.alice, now=NOW)
    return Assessment.objects.get(pk=assessment.pk)


def test_what_is_incomplete_is_not_taken_and_the_missing_are_named(assessment, cast) -> None:
    answer(assessment, cast.alice, "D1.2")
    answer(assessment, cast.alice, "D2.1", level=None, comment="No ho sé.")
    with pytest.raises(Incomplete) as raised:
        submit(assessment, cast)
    assert raised.value.missing == ["D1.1", "D2.1", "D2.2"]
    assert Assessment.objects.get(pk=assessment.pk).state == "open"


def test_what_does_not_apply_is_not_missing(assessment, cast) -> None:
    answer_all(assessment, cast.alice)
    answer(assessment, cast.alice, "D1.2", level=None, not_applicable=True, reason=REASON, seen=1)
    done = submit(assessment, cast)
    assert done.frozen_levels == {"D1.1": 3, "D1.2": "na", "D2.1": 3, "D2.2": 3}


def test_it_keeps_who_when_levels_scores_and_the_hash_of_the_questions(assessment, cast) -> None:
    answer_all(assessment, cast.bob, level=2)
    done = submit(assessment, cast)
    assert (done.state, done.submitted_by, done.submitted_at) == ("submitted", cast.alice, NOW)
    assert done.frozen_levels == dict.fromkeys(questions(assessment), 2)
    assert done.low == done.high == 50
    assert done.degree == "en_desplegament"
    assert done.version_sha256 == assessment.campaign.version.sha256
    scores = Score.objects.filter(assessment=assessment).order_by("dimension")
    assert [(row.dimension, row.low) for row in scores] == [("D1", 50), ("D2", 50)]


def test_a_second_time_is_refused_and_changes_nothing(assessment, cast) -> None:
    answer_all(assessment, cast.alice)
    submit(assessment, cast)
    before = Assessment.objects.values().get(pk=assessment.pk)
    with translation.override("en"), pytest.raises(DomainError, match="already submitted"):
        submitting.submit(assessment=assessment, by=cast.bob, now=NOW + timedelta(days=1))
    assert Assessment.objects.values().get(pk=assessment.pk) == before


def test_the_trail_says_it_once(assessment, cast) -> None:
    answer_all(assessment, cast.alice)
    submit(assessment, cast)
    assert AuditEvent.objects.filter(verb="assessment.submitted").count() == 1


def test_after_the_campaign_nothing_is_handed_in(assessment, cast) -> None:
    answer_all(assessment, cast.alice)
    late = NOW + timedelta(days=11)
    with translation.override("en"), pytest.raises(DomainError, match="closed"):
        submitting.submit(assessment=assessment, by=cast.alice, now=late)
    assert Assessment.objects.get(pk=assessment.pk).state == "open"


def test_the_days_of_a_campaign_are_those_of_the_calendar_here(assessment, cast) -> None:
    """Half past midnight here is still the day before in UTC."""
    campaign = assessment.campaign
    opening = NOW.replace(hour=23, minute=30) - timedelta(days=11)
    assert opening.date() < campaign.opens_on
    answering.save(assessment=assessment, draft=a_draft(), by=cast.alice, now=opening)
    assert Answer.objects.filter(assessment=assessment).exists()


def test_no_state_but_open_goes_without_its_frozen_levels(assessment) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Assessment.objects.filter(pk=assessment.pk).update(state="submitted")
