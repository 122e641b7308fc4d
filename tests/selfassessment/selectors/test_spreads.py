"""How scores spread over bodies and campaigns."""

from datetime import timedelta
from fractions import Fraction

import pytest

from governance.models import Entity
from selfassessment.models import Assessment, Campaign
from selfassessment.selectors import coverage, spreads
from selfassessment.services import answering, campaigns, submitting
from tests.factories import EntityFactory, UserFactory
from tests.selfassessment.scenes import NOW, TODAY, a_draft, an_assessment, answer_all


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([0], (1, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        ([9.99, 10], (1, 1, 0, 0, 0, 0, 0, 0, 0, 0)),
        ([90, 99.9, 100], (0, 0, 0, 0, 0, 0, 0, 0, 0, 3)),
        ([], (0,) * 10),
    ],
)
def test_every_score_stands_in_its_ten_points(scores: list[float], expected: tuple[int]) -> None:
    assert spreads.counts([Fraction(value) for value in scores]) == expected


def _handed_in(level: int) -> Assessment:
    assessment = an_assessment(EntityFactory.create())
    by = UserFactory.create()
    answer_all(assessment, by, level=level)
    submitting.submit(assessment=assessment, by=by, now=NOW)
    assessment.refresh_from_db()
    return assessment


@pytest.mark.django_db
def test_only_what_was_handed_in_is_counted() -> None:
    open_one = an_assessment(EntityFactory.create())
    answer_all(open_one, UserFactory.create(), level=4)
    _handed_in(level=2)

    handed_in = Assessment.objects.get(submitted_at__isnull=False)
    bodies = Entity.objects.filter(pk=handed_in.entity_id)

    known = coverage.of(handed_in.campaign, bodies)
    drawn = spreads.of_many(known.scores, "spread")

    assert known.scores == (Fraction(50),)
    assert drawn is not None
    assert [int(row[1]) for row in drawn.table.rows[:10]] == [0, 0, 0, 0, 0, 1, 0, 0, 0, 0]


def test_without_any_score_nothing_is_drawn() -> None:
    assert spreads.of_many([], "spread") is None


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


def _answer_then(assessment: Assessment, code: str, by: object, then: object) -> None:
    from_scene = a_draft(code, level=1)
    answering.save(assessment=assessment, draft=from_scene, by=by, now=then)
