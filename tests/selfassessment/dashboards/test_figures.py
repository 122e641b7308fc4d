"""The figures of the dashboard equal a recount by hand."""

from collections import Counter
from fractions import Fraction
from statistics import median

import pytest

from governance.models import Entity
from selfassessment.models import Campaign
from selfassessment.selectors import coverage, dashboards, instruments, standings
from selfassessment.selectors.standings import Wanted
from tests.selfassessment import scenes
from tests.selfassessment.dashboards import invented
from tests.selfassessment.dashboards.invented import Line

pytestmark = pytest.mark.django_db
Filled = tuple[Campaign, list[Line]]


@pytest.fixture(params=[1, 2, 3])
def filled(request: pytest.FixtureRequest) -> Filled:
    """A campaign of 120 bodies, by chance, and what was put into it."""
    campaign = scenes.a_campaign()
    return campaign, invented.fill(campaign, invented.bodies(120), seed=request.param)


def test_coverage_and_median(filled: Filled) -> None:
    campaign, lines = filled
    found = coverage.of(campaign, Entity.objects.all())
    stages = Counter(line.stage for line in lines)
    assert (found.total, found.submitted, found.started, found.waiting) == (
        120,
        stages["submitted"],
        stages["started"],
        stages["waiting"],
    )
    scores = [float(line.score) for line in lines if line.stage == "submitted"]
    assert float(found.median or 0) == pytest.approx(median(scores))
    assert found.percent == round(100 * stages["submitted"] / 120)


def test_degrees_count_what_was_submitted(filled: Filled) -> None:
    campaign, lines = filled
    found = dashboards.degrees(campaign, Entity.objects.all())
    expected = Counter(line.degree for line in lines if line.stage == "submitted")
    assert {row.code: row.count for row in found if row.count} == dict(expected)
    assert sum(row.count for row in found) == sum(expected.values())


def test_each_cell_is_the_mean_of_its_bodies(filled: Filled) -> None:
    campaign, lines = filled
    instrument = instruments.of_version(campaign.version)
    for row in dashboards.heat(campaign, Entity.objects.all(), instrument):
        for cell in row.cells:
            band = "" if cell.band == dashboards.OTHERS else cell.band
            parts = [
                line.parts[row.code]
                for line in lines
                if line.stage == "submitted" and line.band == band
            ]
            assert cell.bodies == len(parts)
            if parts:
                assert float(cell.mean or 0) == pytest.approx(float(sum(parts) / len(parts)))


def test_the_weakest_dimension_is_the_one_with_the_lowest_mean(filled: Filled) -> None:
    campaign, lines = filled
    heat = dashboards.heat(campaign, Entity.objects.all(), instruments.of_version(campaign.version))
    submitted = [line for line in lines if line.stage == "submitted"]
    sums = {
        code: sum((line.parts[code] for line in submitted), Fraction()) for code in ("D1", "D2")
    }
    weakest = dashboards.weakest(heat)
    assert weakest is not None
    assert weakest.code == min(sums, key=lambda code: sums[code])


@pytest.mark.parametrize("stage", invented.STAGES)
def test_each_stage_leads_to_its_bodies(filled: Filled, stage: str) -> None:
    campaign, lines = filled
    rows = standings.of(campaign, Entity.objects.all(), Wanted(stage=stage))
    assert {row.entity.name for row in rows} == {x.name for x in lines if x.stage == stage}


@pytest.mark.parametrize("band", invented.BANDS)
def test_each_cell_leads_to_its_bodies(filled: Filled, band: str) -> None:
    campaign, lines = filled
    wanted = Wanted(stage="submitted", band=band or dashboards.OTHERS)
    rows = standings.of(campaign, Entity.objects.all(), wanted)
    expected = {x.name for x in lines if x.stage == "submitted" and x.band == band}
    assert {row.entity.name for row in rows} == expected


def test_a_degree_leads_to_those_who_reached_it_and_handed_in(filled: Filled) -> None:
    campaign, lines = filled
    for count in dashboards.degrees(campaign, Entity.objects.all()):
        rows = standings.of(campaign, Entity.objects.all(), Wanted(degree=count.code))
        expected = {x.name for x in lines if x.degree == count.code and x.stage == "submitted"}
        assert {row.entity.name for row in rows} == expected


@pytest.mark.parametrize(("sort", "is_descending"), [("score", False), ("-score", True)])
def test_the_list_is_sorted_by_score(filled: Filled, sort: str, is_descending: bool) -> None:
    campaign, lines = filled
    rows = standings.of(campaign, Entity.objects.all(), Wanted(stage="submitted", sort=sort))
    scores = sorted((x.score for x in lines if x.stage == "submitted"), reverse=is_descending)
    assert [row.low for row in rows] == scores


def test_an_empty_campaign_has_no_figures() -> None:
    campaign = scenes.a_campaign()
    bodies = Entity.objects.all()
    found = coverage.of(campaign, bodies)
    assert (found.total, found.percent, found.median) == (0, 0, None)
    heat = dashboards.heat(campaign, bodies, instruments.of_version(campaign.version))
    assert dashboards.weakest(heat) is None
    assert "svg" in dashboards.place_map(campaign, bodies).svg
