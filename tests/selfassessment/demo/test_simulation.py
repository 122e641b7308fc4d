"""A simulation: as many as wished, the stored results those of the answers, never beside people."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from governance.models import Comarca, ComarcaMembership, Population, Province
from selfassessment.models import Answer, Assessment, Campaign, Control, Score
from selfassessment.rules.scoring.engine import score
from selfassessment.selectors import assessments, control, instruments
from selfassessment.services.demo import cast
from selfassessment.services.demo.simulation.bodies import joinable
from tests.factories import SINCE, EntityFactory

BODIES, CAMPAIGNS, REAL = 160, 2, 5


def simulate(**more: object) -> None:
    call_command("simulate", bodies=BODIES, campaigns=CAMPAIGNS, verbosity=0, **more)


def a_register() -> None:
    """A few real town halls, and the Diputació that accompanies whoever lies in the province."""
    province = Province.objects.create(code="08", name="Prova")
    comarca = Comarca.objects.create(code="99", name="Prova", sort_name="prova", capital="Prova")
    code = cast.PROVINCES["08"]
    dip = EntityFactory.create(name="Diputació de Prova", kind="diputacio", code=code)
    halls = [EntityFactory.create(code=f"08{n:07}0", province=province) for n in range(1, REAL)]
    for hall in halls:
        ComarcaMembership.objects.create(entity=hall, comarca=comarca, starts_on=SINCE)
        Population.objects.create(entity=hall, year=SINCE.year, inhabitants=700)
    assert dip.pk


@pytest.fixture(scope="module")
def simulated(committed: str) -> Iterator[None]:
    """A small register and a simulation on top of it."""
    with override_settings(PORTAL_DEMO=True):
        a_register()
        simulate()
        yield


def rows() -> list[Assessment]:
    found = Assessment.objects.select_related("campaign__version", "control")
    return list(found.order_by("campaign", "entity__sort_name"))


def test_there_are_as_many_bodies_and_campaigns_as_wished(simulated: None) -> None:
    assert Campaign.objects.filter(is_demo=True).count() == CAMPAIGNS
    assert Counter(row.campaign_id for row in rows()).most_common()[-1][1] == BODIES
    invented = joinable().filter(name__contains="simula")
    assert invented.count() == BODIES - REAL


def test_the_last_campaign_is_open_with_bodies_at_every_stage(simulated: None) -> None:
    past, last = Campaign.objects.order_by("opens_on")
    states = Counter(Assessment.objects.filter(campaign=last).values_list("state", flat=True))
    assert set(states) == {
        "open", "withdrawn", "submitted", "in_control", "returned", "validated"
    }  # fmt: skip
    over = Counter(Assessment.objects.filter(campaign=past).values_list("state", flat=True))
    assert over["closed"] > 0.8 * BODIES


def test_stored_results_are_those_of_the_answers(simulated: None) -> None:
    for row in rows()[::11]:
        instrument = instruments.of_assessment(row)
        given = assessments.given(row)
        result = score(instrument, given)
        parts = {part.code: part.low for part in result.dimensions} if given else {}
        declared = Score.objects.filter(assessment=row, kind=Score.Kind.DECLARED)
        assert {part.dimension: part.low for part in declared} == parts
        assert (row.low, row.high, row.answered) == (result.low, result.high, result.answered)
        assert row.degree == (result.degree.code if result.degree else "")


def test_validated_results_are_those_of_the_validated_levels(simulated: None) -> None:
    done = Control.objects.filter(assessment__state="closed").select_related("assessment__campaign")
    for known in done.order_by("assessment__entity__sort_name")[::15]:
        row = known.assessment
        levels = control.thawed(known.levels or {})
        assert known.low == score(instruments.of_assessment(row), levels).low
        found = control.lines(row, instruments.of_assessment(row))
        lowered = {line.question.code for line in found if line.status == "lower"}
        assert lowered == {
            code for code, one in control.thawed(row.frozen_levels or {}).items()
            if one != levels[code]
        }  # fmt: skip


def test_invented_bodies_are_accompanied_like_others(simulated: None) -> None:
    halls = Assessment.objects.filter(entity__name__startswith="Ajuntament simulat")
    assert halls.exists()
    assert not halls.filter(supporter=None).exists()
    assert not halls.filter(comarca=None).exists()


def test_it_is_never_done_twice(simulated: None) -> None:
    with pytest.raises(CommandError, match="already"):
        simulate()


@pytest.mark.django_db
def test_it_is_never_done_beside_real_people() -> None:
    with override_settings(PORTAL_DEMO=False), pytest.raises(CommandError, match="demonstration"):
        simulate()
    assert not Answer.objects.exists()
