"""Two technicians at the very same moment: one decides, the other is told."""

import pytest
from django.utils import timezone

from eset_portal.common.rules.errors import Conflict
from governance.models import User
from selfassessment.models import Assessment, ControlDecision
from selfassessment.services.control import deciding, moving
from selfassessment.services.control.deciding import Judgement, Overtaken
from tests.cast import Cast, make_cast
from tests.selfassessment.control.scenes import WHY, submitted
from tests.support.together import at_once

ROUNDS = 25


@pytest.fixture(scope="module")
def people(committed: str) -> Cast:
    return make_cast(on=timezone.localdate())


def test_of_two_who_take_or_decide_at_once_exactly_one_does(people: Cast) -> None:
    now = timezone.now()
    assessment = submitted(people, on=now.date(), now=now)
    both = (people.tecla, people.rita)
    found = at_once(
        *(lambda by=by: moving.take(assessment=assessment, by=by, now=now) for by in both)
    )
    assert sorted(isinstance(row, Conflict) for row in found) == [False, True]
    for seen in range(ROUNDS):
        found = at_once(*(lambda by=by, seen=seen: decide(assessment, by, seen) for by in both))
        losers = [row for row in found if isinstance(row, Overtaken)]
        winners = [row for row in found if isinstance(row, ControlDecision)]
        assert (len(losers), len(winners)) == (1, 1), found
        assert losers[0].line.decision == winners[0]
    assert ControlDecision.objects.filter(assessment=assessment).count() == ROUNDS


def decide(assessment: Assessment, by: User, seen: int) -> ControlDecision:
    level = seen % 3
    judgement = Judgement("D1.1", "lower", seen=seen, answer=1, level=level, reason=WHY)
    return deciding.decide(assessment=assessment, judgement=judgement, by=by, now=timezone.now())
