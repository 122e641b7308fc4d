"""The kept counts equal a recount from the answers, and follow what changes."""

from datetime import timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.models import Entity
from selfassessment.models import (
    Assessment,
    Campaign,
    LevelTally,
    MeanTally,
    SpreadTally,
    StateTally,
    Summary,
    SummaryMark,
)
from selfassessment.rules import groups
from selfassessment.selectors.tallies import reading
from selfassessment.selectors.tallies.statements import Scope
from selfassessment.services import submitting, summaries
from selfassessment.services.demo import results
from tests.cast import Cast
from tests.factories import EntityFactory
from tests.selfassessment import scenes
from tests.selfassessment.summaries import recount

pytestmark = pytest.mark.django_db
CHOICES = {
    "kind": ("ajuntament", "consorci"),
    "band": ("T1", "T2", "T3", ""),
    "state": ("open", "submitted", "submitted"),
}


@pytest.fixture(params=[1, 2])
def campaign(request: pytest.FixtureRequest) -> Campaign:
    """A campaign of 30 bodies that answered at random, some of which handed in."""
    random = Random(request.param)  # noqa: S311  # repeatable, not secret
    found = scenes.a_campaign()
    bodies = Entity.objects.bulk_create(EntityFactory.build_batch(30))
    rows = [
        Assessment(
            campaign=found,
            entity=body,
            kind=random.choice(CHOICES["kind"]),
            band=random.choice(CHOICES["band"]),
            supporter=random.choice([None, *bodies[:2]]),
        )
        for body in bodies
    ]
    Assessment.objects.bulk_create(rows)
    plans = [
        results.Plan(row, random.random() if state == "open" else 1.0, state)
        for row in rows[3:]
        if (state := random.choice(CHOICES["state"]))
    ]
    results.write(plans, year=0, at=scenes.NOW)
    summaries.rebuild(found, now=scenes.NOW)
    return found


def kept(model: Any, *names: str, **only: str) -> dict[Any, int]:
    rows = model.objects.filter(**only).values_list("axes", "first", "second", *names, "n")
    return {((axes, first, second), *rest): n for axes, first, second, *rest, n in rows}


def test_the_counts_equal_a_recount_from_the_answers(campaign: Campaign) -> None:
    assert kept(LevelTally, "question", "answer", basis="declared") == recount.answers(campaign)
    assert kept(SpreadTally, "point", basis="declared", dimension="") == recount.points(campaign)
    assert kept(StateTally, "code", measure="stage") == recount.stages(campaign)


def test_sums_are_exact(campaign: Campaign) -> None:
    rows = MeanTally.objects.filter(basis="declared")
    found = {
        ((row.axes, row.first, row.second), row.dimension): (
            row.n,
            Fraction(int(row.total), int(row.scale)),
        )
        for row in rows
    }
    expected = recount.scores(campaign)
    assert found == {key: (len(each), sum(each)) for key, each in expected.items()}


@pytest.mark.parametrize("only", [{}, {"band": "T1"}, {"kind": "consorci", "band": "others"}])
@pytest.mark.parametrize("by", ["", "kind", "supporter"])
def test_what_is_kept_is_what_is_counted_on_the_spot(
    campaign: Campaign, only: dict[str, str], by: str
) -> None:
    scope = Scope(campaign.pk, None, only)
    is_kept, live = reading.asked(scope), reading.Asked(scope)
    assert (is_kept.is_kept, live.is_kept) == (True, False)
    assert sorted(map(str, reading.means(is_kept, by))) == sorted(map(str, reading.means(live, by)))
    assert reading.states(is_kept, "degree", by) == reading.states(live, "degree", by)
    for dimension in ("", "D1"):
        assert reading.spread(is_kept, dimension) == reading.spread(live, dimension)
    assert reading.levels(is_kept) == reading.levels(live)


def test_only_the_bodies_of_a_scope_count(campaign: Campaign) -> None:
    chosen = list(Assessment.objects.filter(campaign=campaign, submitted_at__isnull=False)[:4])
    scope = Scope(campaign.pk, tuple(row.entity_id for row in chosen))
    [mean] = [row for row in reading.means(reading.asked(scope)) if not row.dimension]
    assert (mean.n, mean.mean) == (4, sum((row.low or 0 for row in chosen), Fraction()) / 4)


def test_one_statement_counts_everything_and_writes_what_differs_only(campaign: Campaign) -> None:
    models = (MeanTally, SpreadTally, StateTally, LevelTally)
    row = Assessment.objects.filter(campaign=campaign, submitted_at__isnull=False)[0]
    Assessment.objects.filter(pk=row.pk).update(state="withdrawn")
    before = [set(model.objects.values_list("pk", flat=True)) for model in models]
    with CaptureQueriesContext(connection) as captured:
        assert summaries.rebuild(campaign, now=scenes.NOW)
    assert sum("tally" in query["sql"] for query in captured) == 1
    after = [set(model.objects.values_list("pk", flat=True)) for model in models]
    assert all(old & new for old, new in zip(before, after, strict=True))  # these stay as they are
    assert kept(StateTally, "code", measure="stage") == recount.stages(campaign)
    assert kept(SpreadTally, "point", basis="declared", dimension="") == recount.points(campaign)


def test_what_was_withdrawn_counts_nowhere(campaign: Campaign) -> None:
    Assessment.objects.filter(campaign=campaign).update(state="withdrawn")
    summaries.rebuild(campaign, now=scenes.NOW)
    assert not StateTally.objects.exists()


def test_handing_in_leaves_a_mark_and_the_sweep_counts_anew(cast: Cast) -> None:
    row = scenes.an_assessment(cast.a)
    assert summaries.rebuild_stale(now=scenes.NOW) == 1
    assert summaries.rebuild_stale(now=scenes.NOW) == 0
    scenes.answer_all(row, cast.bob)
    submitting.submit(assessment=row, by=cast.alice, now=scenes.NOW)
    assert SummaryMark.objects.filter(campaign=row.campaign).exists()
    assert summaries.rebuild_stale(now=scenes.NOW) == 1
    found = reading.asked(Scope(row.campaign_id))
    assert reading.states(found, "stage") == {("", "submitted"): 1}
    assert not SummaryMark.objects.exists()


def test_answers_alone_are_counted_after_a_while(cast: Cast) -> None:
    row = scenes.an_assessment(cast.a)
    summaries.rebuild_stale(now=scenes.NOW)
    scenes.answer(row, cast.bob, now=scenes.NOW + timedelta(seconds=1))
    assert summaries.rebuild_stale(now=scenes.NOW + timedelta(minutes=1)) == 0
    assert summaries.rebuild_stale(now=scenes.NOW + timedelta(minutes=11)) == 1
    found = reading.asked(Scope(row.campaign_id))
    assert reading.states(found, "stage") == {("", "started"): 1}


def test_the_command_counts_all_or_those_named(
    campaign: Campaign, capsys: pytest.CaptureFixture[str]
) -> None:
    Summary.objects.all().delete()
    call_command("rebuild_summaries", campaign.slug)
    assert capsys.readouterr().out == f"{campaign.slug}: counted\n"
    assert Summary.objects.filter(campaign=campaign).exists()
    with pytest.raises(CommandError, match="no such campaign: enlloc"):
        call_command("rebuild_summaries", "enlloc")


def test_every_margin_has_a_name_and_a_mask_of_its_own() -> None:
    assert len({groups.name(one) for one in groups.MARGINS}) == len(groups.MARGINS) == 11
    assert len({groups.mask(one) for one in groups.MARGINS}) == len(groups.MARGINS)
