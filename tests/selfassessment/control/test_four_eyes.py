"""Who answered does not control, and who controls does not answer."""

import pytest

from eset_portal.common.rules.errors import NotAllowed
from governance.models import User
from selfassessment import permissions
from selfassessment.models import ControlDecision
from selfassessment.services.answering import Closed
from selfassessment.services.control import deciding, moving
from tests.cast import Cast
from tests.factories import MembershipFactory, sync
from tests.selfassessment.control.scenes import in_control, judge, returned, submitted
from tests.selfassessment.scenes import NOW, TODAY, an_assessment, answer

STEPS = {
    "take": lambda it, by: moving.take(assessment=it, by=by, now=NOW),
    "decide": judge,
    "accept at once": lambda it, by: deciding.accept_all(
        assessment=it, seen={"D1.1": 1}, by=by, now=NOW
    ),
    "send back": lambda it, by: moving.send_back(assessment=it, by=by, now=NOW),
    "validate": lambda it, by: moving.validate(assessment=it, by=by, now=NOW),
    "reopen": lambda it, by: moving.reopen(
        assessment=it, reason="S’ha de mirar millor.", by=by, now=NOW
    ),
    "resume": lambda it, by: moving.resume(assessment=it, by=by, now=NOW),
}


@pytest.fixture
def both(cast: Cast) -> User:
    """Tecla, who is a technician and by now also belongs to the body."""
    MembershipFactory.create(user=cast.tecla, entity=cast.a, role="entity_contributor")
    sync(cast.a, on=TODAY)
    return cast.tecla


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("name", ["alice", "bob"])
def test_who_answered_or_handed_in_takes_no_step_of_the_control(cast: Cast, name, step) -> None:
    assessment = in_control(cast)
    with pytest.raises(NotAllowed):
        STEPS[step](assessment, cast.person(name))
    assert not ControlDecision.objects.exists()


@pytest.mark.parametrize("step", STEPS)
def test_nor_does_a_technician_who_belongs_to_the_body(cast: Cast, both: User, step: str) -> None:
    assessment = submitted(cast)
    with pytest.raises(NotAllowed):
        STEPS[step](assessment, both)


def test_one_answer_given_long_ago_is_enough(cast: Cast) -> None:
    assessment = an_assessment(cast.a)
    answer(assessment, cast.tecla, level=1)
    answer(assessment, cast.bob, level=2, seen=1)
    assert not ControlDecision.objects.exists()
    with pytest.raises(NotAllowed):
        moving.take(assessment=assessment, by=cast.tecla, now=NOW)


def test_who_controlled_does_not_amend(cast: Cast, both: User) -> None:
    cast.tecla.memberships.filter(entity=cast.a).delete()
    sync(cast.a, on=TODAY)
    assessment = returned(cast, "D1.1")
    with pytest.raises(Closed):
        answer(assessment, cast.tecla, "D1.1", level=2, seen=1)
    answer(assessment, cast.bob, "D1.1", level=2, seen=1)


@pytest.mark.parametrize(
    ("rights", "supported", "may"),
    [
        ({"control"}, True, True),
        ({"control"}, False, True),
        ({"manage_campaigns"}, True, False),
        ({"manage_campaigns"}, False, True),
        ({"read_results", "answer", "submit"}, True, False),
        (set(), False, False),
    ],
)
def test_technicians_control_and_the_aoc_where_there_is_none(
    cast: Cast, rights, supported: bool, may: bool
) -> None:
    assessment = an_assessment(cast.a)
    assessment.supporter_id = cast.dip.pk if supported else None
    assert permissions.may_control(rights, assessment).allowed is may
