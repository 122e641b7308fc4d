"""The figures of a group: of enough bodies, the same as counted by hand, frozen."""

from dataclasses import replace
from fractions import Fraction

import pytest

from selfassessment.models import Assessment, Campaign, Publication
from selfassessment.rules.aggregates import CATALONIA, COMARCA, METHOD
from selfassessment.rules.campaigns import LIGHT
from selfassessment.selectors.aggregates import figures, members
from selfassessment.selectors.open_data import published
from selfassessment.services import publishing
from tests.selfassessment.aggregates.conftest import BODIES, FEW, NEAR
from tests.selfassessment.scenes import NOW, TODAY


def of(campaign: Campaign, scope: str, group: str = "") -> figures.Facts:
    return figures.of(campaign, scope, group, on=TODAY)


def test_the_mean_is_that_of_the_first_ten_of_twelve(campaign: Campaign) -> None:
    facts = of(campaign, CATALONIA)
    assert (facts["invited"], facts["submitted"], facts["bodies"]) == (BODIES, BODIES, 10)
    assert facts["mean"] == 50.0  # levels 0 to 4, twice
    assert facts["quartiles"] == [25.0, 50.0, 75.0]
    assert [row["mean"] for row in facts["dimensions"]] == [50.0, 50.0]


def test_a_comarca_of_five_is_told_without_quartiles_beside_the_whole(campaign: Campaign) -> None:
    facts = of(campaign, COMARCA, "19")
    assert (facts["name"], facts["bodies"], facts["mean"]) == ("Garrotxa", NEAR, 50.0)
    assert facts["quartiles"] is None
    assert facts["questions"] == []
    assert {row["whole"] for row in facts["dimensions"]} == {None}  # it would still grow


def test_a_group_of_few_has_no_figures(campaign: Campaign) -> None:
    facts = of(campaign, COMARCA, "01")
    assert (facts["submitted"], facts["bodies"], facts["mean"]) == (FEW, 0, None)
    assert {row["mean"] for row in facts["dimensions"]} == {None}
    assert {row["bodies"] for row in facts["degrees"]} == {0}
    assert facts["questions"] == []


def test_a_dimension_grows_five_bodies_at_a_time_as_everything_does(
    campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = members.of(campaign)
    without = [replace(one, parts={"D1": one.parts["D1"]}) for one in found[:2]]
    monkeypatch.setattr(members, "of", lambda _campaign: [*without, *found[2:]])
    first, second = of(campaign, CATALONIA)["dimensions"]
    assert (first["bodies"], first["mean"]) == (10, 50.0)
    assert (second["bodies"], second["mean"]) == (5, 50.0)  # eight of the ten have it


def test_no_degree_of_few_bodies_is_counted(campaign: Campaign) -> None:
    counts = [row["bodies"] for row in of(campaign, CATALONIA)["degrees"]]
    assert all(n is None or n == 0 or n >= NEAR for n in counts)


def test_the_method_tells_what_each_question_costs_and_the_documents_behind(
    campaign: Campaign,
) -> None:
    facts = of(campaign, METHOD)
    assert [row["mean"] for row in facts["questions"]] == [2.0] * 4
    assert [row["low"] for row in facts["questions"]] == [40] * 4
    assert sum(row["cost"] for row in facts["questions"]) == pytest.approx(50, abs=0.3)
    for row in facts["documents"]:
        assert row["questions"]


def test_from_the_publication_on_figures_are_of_the_published_groups(campaign: Campaign) -> None:
    assert publishing.publish(campaign=campaign, now=NOW)
    whole = published.group(Publication.objects.get(), {})
    assert whole is not None
    facts = of(campaign, CATALONIA)
    assert facts["bodies"] == whole.bodies[""] == BODIES
    assert Fraction(str(facts["mean"])) == whole.means[""]
    near = of(campaign, COMARCA, "19")
    assert (near["bodies"], near["mean"]) == (NEAR, 50.0)
    assert {row["whole"] for row in near["dimensions"]} == {float(whole.means[""])}
    assert near["breakdowns"]["band"] == []  # no public table tells sizes inside a comarca


def test_a_group_that_changed_since_it_was_published_is_not_told_again(campaign: Campaign) -> None:
    assert publishing.publish(campaign=campaign, now=NOW)
    gone = Assessment.objects.filter(comarca=None).order_by("pk").first()
    assert gone is not None
    Assessment.objects.filter(pk=gone.pk).update(state="withdrawn")
    assert of(campaign, CATALONIA)["mean"] is None
    assert of(campaign, COMARCA, "19")["mean"] == 50.0


def test_a_light_campaign_tells_of_what_it_asks_only(campaign: Campaign) -> None:
    campaign.instrument, campaign.chosen = LIGHT, ["D1.1"]
    facts = of(campaign, CATALONIA)
    assert [row["code"] for row in facts["questions"]] == ["D1.1"]
