"""The result of a body: beside the control, its group, and the last campaign."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.utils import timezone

from selfassessment.models import Answer, Assessment
from selfassessment.reports import inputs
from selfassessment.selectors import instruments, peers, results
from selfassessment.services import answering, campaigns, submitting
from tests.cast import Cast
from tests.factories import EntityFactory
from tests.selfassessment.control import scenes
from tests.selfassessment.control.scenes import WHY
from tests.selfassessment.scenes import NOW, TODAY, a_draft, answer_all


def a_group(assessment: Assessment, cast: Cast, levels: list[int]) -> None:
    """As many bodies more in the campaign, each with one level everywhere, handed in in turn."""
    bodies = [EntityFactory.create() for _ in levels]
    campaigns.open_for(campaign=assessment.campaign, bodies=bodies, on=TODAY, by=None)
    for at, (body, level) in enumerate(zip(bodies, levels, strict=True)):
        rows = Assessment.objects.select_related("campaign__version", "entity")
        row = rows.get(campaign=assessment.campaign, entity=body)
        answer_all(row, cast.adam, level=level)
        submitting.submit(assessment=row, by=cast.adam, now=NOW + timedelta(minutes=at + 1))


@pytest.mark.parametrize("others", [0, 4, 8])
def test_a_group_with_fewer_than_five_others_is_not_shown(cast: Cast, others: int) -> None:
    assessment = scenes.submitted(cast)
    a_group(assessment, cast, [0] * others)
    found = peers.of(assessment)
    assert (found.count, found.overall, found.parts) == (0, None, ())


def test_a_group_is_a_mean_in_whole_points_of_the_first_that_handed_in(cast: Cast) -> None:
    assessment = scenes.submitted(cast, level=3)
    a_group(assessment, cast, [1] * 9 + [4] * 4)
    found = peers.of(assessment)
    assert found.count == 10
    assert found.overall == found.of("D1") == 30  # (75 + 9 * 25) / 10, not those who came later
    assert found.of("D9") is None


def test_who_has_not_handed_in_sees_a_group_of_five_others(cast: Cast) -> None:
    assessment = scenes.an_assessment(cast.a)
    a_group(assessment, cast, [2] * 5)
    assert (peers.of(assessment).count, peers.of(assessment).overall) == (5, 50)


def test_dimensions_stand_side_by_side(cast: Cast) -> None:
    assessment = scenes.validated(cast, lower={"D1.1": 1})
    instrument = instruments.of_assessment(assessment)
    first, second = results.table(assessment, instrument, peers.of(assessment))
    assert (first.declared, first.validated, first.before, first.peer) == (75, 50, None, None)
    assert (second.declared, second.validated) == (75, 75)


def test_before_the_control_ends_nothing_validated_is_shown(cast: Cast) -> None:
    assessment = scenes.in_control(cast)
    scenes.judge(assessment, cast.tecla, verdict="lower", level=0)
    assert results.values(assessment) is None
    row = results.table(assessment, instruments.of_assessment(assessment), peers.of(assessment))[0]
    assert row.validated is None


def test_validated_compares_with_validated_and_declared_with_declared(cast: Cast) -> None:
    last = NOW - timedelta(days=365)
    scenes.validated(cast, lower={"D1.1": 1}, on=last.date(), now=last)
    assessment = scenes.in_control(cast)
    _past, declared = results.compared(assessment, instruments.of_assessment(assessment))
    assert (declared.before, declared.now, declared.common) == (75, 75, 4)
    scenes.accept_rest(assessment, cast.tecla)
    scenes.moving.validate(assessment=assessment, by=cast.tecla, now=NOW)
    now = scenes.fresh(assessment)
    _past, validated = results.compared(now, instruments.of_assessment(now))
    assert validated.now == 75
    assert validated.before < 75
    assert [row.question.code for row in validated.changes] == ["D1.1"]


def test_strengths_and_gaps_follow_what_counts(cast: Cast) -> None:
    assessment = scenes.validated(cast, lower={"D1.1": 1, "D2.1": 0})
    instrument, values = instruments.of_assessment(assessment), results.values(assessment)
    assert values is not None
    strong = results.strengths(instrument, values)
    assert [row.question.code for row in strong] == ["D1.2", "D2.2"]
    weak = results.gaps(instrument, values, on=TODAY)
    assert [row.question.code for row in weak] == ["D2.1", "D1.1"]  # D2 weighs twice as much


def test_the_page_says_what_was_changed_why_and_by_whom(cast: Cast, log_in) -> None:
    now = timezone.now()
    assessment = scenes.validated(cast, lower={"D1.1": 1}, on=now.date(), now=now)
    html = unescape(
        log_in(cast.rosa).get(f"/autoavaluacio/{assessment.pk}/resultat/").content.decode()
    )
    for words in (WHY, "Tecla Plana", "Borja Roure", "66,7", "75,0", "A partir de 60 punts"):
        assert words in html


def test_the_list_of_results_leaves_with_both_scores(cast: Cast, log_in) -> None:
    assessment = scenes.validated(cast, lower={"D1.1": 1})
    path = f"/tauler/{assessment.campaign.slug}/ens.csv"
    line = log_in(cast.tecla).get(path).content.decode("utf-8-sig").splitlines()[1]
    assert "75" in line
    assert "66.7" in line or "66,7" in line
    assert "2026-03-02" in line


def test_a_report_is_another_once_validated(cast: Cast) -> None:
    assessment = scenes.in_control(cast)
    before = inputs.digest(assessment, "ca")
    scenes.accept_rest(assessment, cast.tecla)
    scenes.moving.validate(assessment=assessment, by=cast.tecla, now=NOW)
    after = inputs.digest(scenes.fresh(assessment), "ca")
    assert before != after == inputs.digest(scenes.fresh(assessment), "ca")


def test_saving_what_came_back_asks_no_more_than_ten_questions(
    cast: Cast, django_assert_max_num_queries
) -> None:
    assessment = scenes.returned(cast, "D1.1")
    draft = a_draft("D1.1", 2, seen=1, key=uuid4())
    with django_assert_max_num_queries(10):
        answering.save(assessment=assessment, draft=draft, by=cast.bob, now=NOW)
    assert Answer.objects.get(assessment=assessment, question__code="D1.1").level == 2
