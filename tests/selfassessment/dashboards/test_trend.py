"""Campaigns that ask something else are measured by what both ask, and the rest is told."""

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.utils.translation import override

from governance.models import Entity, User
from selfassessment.models import Assessment, Campaign
from selfassessment.selectors.steering import comparing, panels, trend
from selfassessment.selectors.steering.names import Names
from selfassessment.selectors.steering.trend import Trend
from selfassessment.selectors.steering.view import Filters, View
from selfassessment.services import campaigns, summaries
from tests.selfassessment import scenes
from tests.selfassessment.dashboards import invented

pytestmark = pytest.mark.django_db
Change = Callable[[list[dict[str, Any]]], object]
LATER = scenes.NOW + timedelta(days=1)


def held(slug: str, whole: dict[str, Any], levels: dict[str, int], days: int) -> Campaign:
    """A campaign that asks what WHOLE contains, in which three bodies gave LEVELS."""
    version = campaigns.publish(slug="prova", content=whole, by=None, now=scenes.NOW)
    found = scenes.with_version(version, scenes.TODAY + timedelta(days=days))
    Campaign.objects.filter(pk=found.pk).update(slug=slug, title=slug)
    found.refresh_from_db()
    bodies = invented.bodies(3)
    rows = [
        Assessment(
            campaign=found,
            entity=body,
            kind="ajuntament",
            band="T1",
            state="submitted",
            submitted_at=scenes.NOW,
            changed_at=scenes.NOW,
            low_numerator=50,
            high_numerator=50,
            denominator=1,
            frozen_levels=levels,
        )
        for body in bodies
    ]
    Assessment.objects.bulk_create(rows)
    return found


def asked(number: str, change: Change = list) -> dict[str, Any]:
    """Two dimensions of weight 1 and 2 with two questions each, CHANGED."""
    whole = scenes.content() | {"number": number}
    change([question for part in whole["dimensions"] for question in part["questions"]])
    return whole


def view(campaign: Campaign) -> View:
    return View(User(), campaign, Filters(), None, Names(campaign))


def found(change: Change, levels: dict[str, int]) -> tuple[Trend, Campaign, Campaign]:
    """The trend of a campaign at level 4, and an earlier one, whose questionnaire was CHANGED."""
    past = held("abans", asked("1.0"), {"D1.1": 1, "D1.2": 2, "D2.1": 3, "D2.2": 0}, -300)
    now = held("ara", asked("2.0", change), levels, 0)
    return trend.of(view(now), [now, past]), now, past


FOUR = dict.fromkeys(("D1.1", "D1.2", "D2.1", "D2.2"), 4)


@pytest.mark.parametrize("is_kept", [True, False])
def test_every_campaign_is_measured_by_the_questions_that_all_ask(is_kept: bool) -> None:
    levels = {"D1.1": 4, "D1.2": 0, "D2.1": 2, "D2.2": 4}
    first, now, past = found(lambda rows: rows[1].update(text="Una altra cosa?"), levels)
    if is_kept:
        for campaign in (now, past):
            summaries.rebuild(campaign, now=LATER)
        first = trend.of(view(now), [now, past])
    # D1 weighs 1, with D1.1 alone; D2 weighs 2, with both of its questions.
    means = [point.mean for point in first.points]
    assert means == [Fraction(25 + 2 * Fraction(75, 2), 3), Fraction(100 + 2 * 75, 3)]
    assert [point.quartiles for point in first.points] == [None, None]
    assert [point.n for point in first.points] == [3, 3]
    assert (first.common, first.asked, first.is_whole) == (3, 4, False)
    with override("en"):
        [(question, reason)] = trend.of(view(now), [now, past]).apart
    assert (question.code, reason) == ("D1.2", "its text or its levels have changed")


def test_what_the_author_declares_the_same_is_common() -> None:
    declared = {"text": "Dit altrament?", "from": ["D1.2"]}
    first, _now, _past = found(lambda rows: rows[1].update(declared), FOUR)
    assert (first.common, first.apart) == (4, ())
    assert first.points[1].mean == 100
    assert first.points[0].mean == Fraction(Fraction(75, 2) + 2 * Fraction(75, 2), 3)


def test_a_campaign_with_too_little_in_common_is_set_aside_and_named() -> None:
    def change(rows: list[dict[str, Any]]) -> None:
        for row in rows[1:]:
            row["text"] = f"{row['code']} és nova?"

    first, now, past = found(change, FOUR)
    assert first.aside == (past,)
    assert [point.campaign for point in first.points] == [now]
    pair = comparing.pair(view(now), "", f"campaign:{past.slug}", [now, past])
    assert pair is not None
    assert comparing.drawn(pair) is None


def test_two_campaigns_side_by_side_are_measured_alike() -> None:
    _first, now, past = found(lambda rows: rows[1].update(text="Una altra cosa?"), FOUR)
    pair = comparing.pair(view(now), "", f"campaign:{past.slug}", [now, past])
    assert pair is not None
    assert pair.common == 3
    assert dict(pair.left.means) == {"D1": 100, "D2": 100, "": 100}
    assert pair.right.means["D1"] == 25
    with override("en"):
        drawn = comparing.drawn(pair)
    assert drawn is not None
    assert "questions that both campaigns ask" in drawn.svg


def test_each_campaign_of_the_chart_leads_to_its_bodies() -> None:
    first, now, past = found(lambda rows: rows[1].update(text="Una altra cosa?"), FOUR)
    drawn = panels.trend_of(view(now), first)
    assert drawn is not None
    assert drawn.table.links == tuple(
        f"/tauler/{one.slug}/ens/?figure=scored" for one in (past, now)
    )
    assert [row[-1] for row in drawn.table.rows] == ["3", "3"]
    assert Entity.objects.count() == 6
