"""The figures of the dashboards equal a recount by hand, kept in tables or not."""

from collections import Counter
from fractions import Fraction
from statistics import median

import pytest
from django.utils.translation import override

from governance.models import Entity, User
from selfassessment.models import Assessment, Campaign, Control
from selfassessment.rules import groups
from selfassessment.rules.scoring.degrees import degree_of
from selfassessment.rules.scoring.rounding import whole
from selfassessment.selectors import standings
from selfassessment.selectors.standings import Wanted
from selfassessment.selectors.steering import (
    comparing,
    heat,
    moving,
    places,
    reached,
    standing,
    trend,
)
from selfassessment.selectors.steering.names import Names
from selfassessment.selectors.steering.view import Filters, View
from selfassessment.services import summaries
from tests.selfassessment import scenes
from tests.selfassessment.dashboards import invented
from tests.selfassessment.dashboards.invented import Line

pytestmark = pytest.mark.django_db
Filled = tuple[Campaign, list[Line]]


@pytest.fixture(params=["kept", "live"])
def filled(request: pytest.FixtureRequest) -> Filled:
    """A campaign of 60 bodies, by chance, and what was put into it."""
    campaign = scenes.a_campaign()
    lines = invented.fill(campaign, invented.bodies(60), seed=1)
    if request.param == "kept":
        summaries.rebuild(campaign, now=scenes.NOW)
    return campaign, lines


def seen(campaign: Campaign, **only: str) -> View:
    return View(User(), campaign, Filters(**only), None, Names(campaign))


def test_coverage_and_median(filled: Filled) -> None:
    campaign, lines = filled
    found = standing.coverage(seen(campaign))
    stages = Counter(line.stage for line in lines)
    assert (found.total, found.submitted, found.started, found.waiting) == (
        60,
        stages["submitted"],
        stages["started"],
        stages["waiting"],
    )
    scores = [whole(line.score) for line in lines if line.stage == "submitted"]
    assert float(found.median or 0) == median(scores)
    assert found.percent == round(100 * stages["submitted"] / 60)


def test_degrees_count_what_was_submitted(filled: Filled) -> None:
    campaign, lines = filled
    found = reached.degrees(seen(campaign))
    expected = Counter(line.degree for line in lines if line.stage == "submitted")
    assert {row.code: row.count for row in found if row.count} == dict(expected)


def test_each_cell_is_the_mean_of_its_bodies_either_way_round(filled: Filled) -> None:
    campaign, lines = filled
    wide = heat.by_dimension(seen(campaign), groups.BAND)
    tall = heat.by_group(seen(campaign), groups.BAND)
    for row in wide.rows:
        for (code, _name), cell in zip(wide.head, row.cells, strict=True):
            band = "" if code == groups.OTHERS else code
            there = [line for line in lines if line.stage == "submitted" and line.band == band]
            parts = [line.parts[row.code] for line in there]
            assert cell.bodies == len(parts)
            assert cell.mean == (sum(parts, Fraction()) / len(parts) if parts else None)
            if parts:
                [same] = [one for one in tall.rows if one.code == code]
                column = [name for name, _words in tall.head].index(row.code)
                assert same.cells[column].mean == cell.mean
                assert cell.href.endswith(f"/ens/?band={code}&figure=scored%3A{row.code}")


def test_the_weakest_dimension_is_the_one_with_the_lowest_mean(filled: Filled) -> None:
    campaign, lines = filled
    submitted = [line for line in lines if line.stage == "submitted"]
    sums = {code: sum(line.parts[code] for line in submitted) for code in ("D1", "D2")}
    assert heat.weakest(seen(campaign)) == f"Dim {min(sums, key=lambda code: sums[code])[1]}"


def test_a_filter_leaves_the_others_out(filled: Filled) -> None:
    campaign, lines = filled
    found = standing.coverage(seen(campaign, band="T1"))
    assert found.total == sum(line.band == "T1" for line in lines)
    assert standing.coverage(seen(campaign, kind="consorci")).total == 0
    assert standing.coverage(seen(campaign, kind="ajuntament", band="T2", comarca="13")).total == 0


def test_two_groups_stand_side_by_side(filled: Filled) -> None:
    campaign, lines = filled
    found = comparing.pair(seen(campaign), "band:T1", "band:T2", [campaign])
    assert found is not None
    with override("en"):
        drawn = comparing.drawn(found)
    assert drawn is not None
    counts = [sum(x.band == b and x.stage == "submitted" for x in lines) for b in ("T1", "T2")]
    assert [name.split("(")[1] for name in drawn.table.head[1:]] == [f"{n} bodies)" for n in counts]
    assert comparing.pair(seen(campaign), "band:T1", "band:T1", [campaign]) is None


def test_who_moved_is_sorted_by_how_much(filled: Filled) -> None:
    campaign, lines = filled
    bodies = [row.entity for row in Assessment.objects.filter(campaign=campaign)]
    past = Campaign.objects.create(
        slug="abans",
        title="Abans",
        version=campaign.version,
        opens_on=scenes.TODAY.replace(year=2025),
        closes_on=scenes.TODAY.replace(year=2025),
    )
    before = {line.name: line for line in invented.fill(past, bodies, seed=2)}
    rose, fell = moving.movers(seen(campaign), past)
    both = [x for x in lines if x.stage == before[x.name].stage == "submitted"]
    moved = sorted((x.score - before[x.name].score for x in both), reverse=True)
    up, down = [x for x in moved if x > 0][:8], [x for x in moved[::-1] if x < 0][:8]
    assert [float(row.moved) for row in rose] == pytest.approx([float(x) for x in up])
    assert [float(row.moved) for row in fell] == pytest.approx([float(x) for x in down])
    assert trend.before(seen(campaign), [campaign, past]) == past
    found = trend.of(seen(campaign), [campaign, past])
    points = found.points
    assert found.is_whole
    assert [point.campaign for point in points] == [past, campaign]
    assert points[0].n == sum(x.stage == "submitted" for x in before.values())
    Assessment.objects.filter(campaign=past, entity=rose[0].entity).update(state="withdrawn")
    assert rose[0].entity not in [row.entity for row in moving.movers(seen(campaign), past)[0]]


def test_an_empty_campaign_has_no_figures() -> None:
    view = seen(scenes.a_campaign())
    found = standing.coverage(view)
    assert (found.total, found.percent, found.median) == (0, 0, None)
    assert heat.weakest(view) == ""
    assert "svg" in places.place_map(view).svg


@pytest.mark.parametrize(
    ("score", "degree"),
    [(None, ""), (Fraction(50), ""), (Fraction(58), "In place"), (Fraction(60), "")],
)
def test_a_median_just_under_a_degree_is_a_step_away(score: Fraction | None, degree: str) -> None:
    with override("en"):
        assert reached.step_away(score) == degree


@pytest.mark.parametrize("stage", invented.STAGES)
def test_each_stage_leads_to_its_bodies(filled: Filled, stage: str) -> None:
    campaign, lines = filled
    rows = standings.of(campaign, Entity.objects.all(), Wanted(stage=stage))
    assert {row.entity.name for row in rows} == {x.name for x in lines if x.stage == stage}


@pytest.mark.parametrize("band", invented.BANDS)
def test_each_cell_leads_to_its_bodies(filled: Filled, band: str) -> None:
    campaign, lines = filled
    wanted = Wanted(stage="submitted", band=band or groups.OTHERS)
    rows = standings.of(campaign, Entity.objects.all(), wanted)
    expected = {x.name for x in lines if x.stage == "submitted" and x.band == band}
    assert {row.entity.name for row in rows} == expected


def test_a_degree_leads_to_those_who_reached_it_and_handed_in(filled: Filled) -> None:
    campaign, lines = filled
    for count in reached.degrees(seen(campaign)):
        rows = standings.of(campaign, Entity.objects.all(), Wanted(degree=count.code))
        expected = {x.name for x in lines if x.degree == count.code and x.stage == "submitted"}
        assert {row.entity.name for row in rows} == expected


def test_validated_figures_lead_to_the_bodies_they_count() -> None:
    campaign = scenes.a_campaign()
    invented.fill(campaign, invented.bodies(40), seed=3)
    handed_in = Assessment.objects.filter(campaign=campaign, state="submitted").order_by("pk")
    for at, row in enumerate(handed_in[:8]):
        value = {"low_numerator": at * 10, "high_numerator": at * 10, "denominator": 1}
        degree = degree_of(Fraction(at * 10))
        code = degree.code if degree else ""
        levels = {"Q": at % 2}
        Control.objects.create(assessment=row, degree=code, levels=levels, **value)
        for state in ("in_control", "validated", "closed")[: (2, 3, 1)[at % 3]]:
            Assessment.objects.filter(pk=row.pk).update(state=state)
    view, bodies = seen(campaign, basis=groups.VALIDATED), Entity.objects.all()

    def listed(**asked: object) -> int:
        return standings.of(campaign, bodies, Wanted(basis=groups.VALIDATED, **asked)).count()  # type: ignore[arg-type]

    counts = {row.code: row.count for row in reached.degrees(view)}
    assert sum(counts.values()) > 0
    assert {code: listed(degree=code) for code in counts} == counts
    assert [listed(least=low, below=low + 10) for low in range(0, 80, 10)] == [
        int(at % 3 != 2) for at in range(8)
    ]
    assert [listed(question="Q", answer=str(level)) for level in (0, 1)] == [3, 3]
    assert listed() == 40


def test_a_range_of_scores_leads_to_its_bodies(filled: Filled) -> None:
    campaign, lines = filled
    rows = standings.of(campaign, Entity.objects.all(), Wanted(least=40, below=60))
    there = {x.name for x in lines if x.stage == "submitted" and 40 <= whole(x.score) < 60}
    assert {row.entity.name for row in rows} == there


@pytest.mark.parametrize(("sort", "is_descending"), [("score", False), ("-score", True)])
def test_the_list_is_sorted_by_score(filled: Filled, sort: str, is_descending: bool) -> None:
    campaign, lines = filled
    rows = standings.of(campaign, Entity.objects.all(), Wanted(stage="submitted", sort=sort))
    scores = sorted((x.score for x in lines if x.stage == "submitted"), reverse=is_descending)
    assert [row.low for row in rows] == scores
