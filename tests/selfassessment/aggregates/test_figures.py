"""The figures of a group: of enough bodies, the same as counted by hand, frozen."""

import pytest

from selfassessment.models import Campaign
from selfassessment.rules.aggregates import CATALONIA, COMARCA, KIND, METHOD, SUPPORTER
from selfassessment.selectors.aggregates import figures
from tests.selfassessment.aggregates.conftest import BODIES, NEAR
from tests.selfassessment.scenes import TODAY


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
    assert {row["whole"] for row in facts["dimensions"]} == {50.0}


@pytest.mark.parametrize(("scope", "group"), [(COMARCA, "01"), (SUPPORTER, ""), (KIND, "x")])
def test_a_group_of_few_has_no_figures(campaign: Campaign, scope: str, group: str) -> None:
    facts = of(campaign, scope, group)
    if facts["submitted"] < NEAR:
        assert facts["mean"] is None
        assert {row["mean"] for row in facts["dimensions"]} == {None}
        assert facts["questions"] == []


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
