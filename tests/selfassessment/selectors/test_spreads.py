"""How the scores of one body went."""

from datetime import timedelta

import pytest

from selfassessment.models import Assessment, Campaign
from selfassessment.selectors import spreads
from selfassessment.services import answering, campaigns, submitting
from tests.factories import EntityFactory, UserFactory
from tests.selfassessment.scenes import NOW, TODAY, a_draft, an_assessment, answer_all


def _handed_in(level: int) -> Assessment:
    assessment = an_assessment(EntityFactory.create())
    by = UserFactory.create()
    answer_all(assessment, by, level=level)
    submitting.submit(assessment=assessment, by=by, now=NOW)
    assessment.refresh_from_db()
    return assessment


@pytest.mark.django_db
def test_one_campaign_is_no_trend() -> None:
    assert spreads.of_body(_handed_in(level=2)) is None


@pytest.mark.django_db
def test_a_trend_joins_campaigns_with_the_same_questionnaire() -> None:
    last = _handed_in(level=2)
    opens = TODAY - timedelta(days=365)
    first = Campaign.objects.create(
        slug="abans",
        title="Campanya d'abans",
        version=last.campaign.version,
        opens_on=opens,
        closes_on=opens + timedelta(days=30),
    )
    campaigns.open_for(campaign=first, bodies=[last.entity], on=opens, by=None)
    before = Assessment.objects.select_related("campaign__version", "entity").get(campaign=first)
    by = UserFactory.create()
    then = NOW - timedelta(days=360)
    for code in last.campaign.version.questions.values_list("code", flat=True):
        _answer_then(before, code, by, then)
    submitting.submit(assessment=before, by=by, now=then)

    drawn = spreads.of_body(last)

    assert drawn is not None
    assert [row[0] for row in drawn.table.rows] == ["Campanya d'abans", "Campanya de prova"]
    Assessment.objects.filter(pk=before.pk).update(state="withdrawn")
    assert spreads.of_body(last) is None


def _answer_then(assessment: Assessment, code: str, by: object, then: object) -> None:
    from_scene = a_draft(code, level=1)
    answering.save(assessment=assessment, draft=from_scene, by=by, now=then)
