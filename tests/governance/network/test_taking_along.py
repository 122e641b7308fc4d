"""A body takes along those that depend on it."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from eset_portal.common.rules.errors import DomainError, IllegalMove, NotAllowed
from governance.models import AuditEvent, DeploymentPlan, Entity, TakenAlong
from governance.selectors import dependants, past
from governance.services import taking_along
from tests.cast import Cast
from tests.factories import EntityFactory
from tests.governance.deployment.making import a_plan, a_template

DAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.fixture
def emd(cast: Cast) -> Entity:
    return EntityFactory.create(kind="emd", parent=cast.a, sort_name="aaa")


@pytest.fixture
def patronat(cast: Cast) -> Entity:
    return EntityFactory.create(kind="patronat", parent=cast.a, sort_name="bbb")


def take(cast: Cast, *bodies: Entity) -> int:
    return taking_along.take_along(bodies=bodies, parent=cast.a, on=DAY, by=cast.adam, now=NOW)


def test_a_parent_may_take_along_what_depends_on_it_and_is_of_such_a_kind(
    cast: Cast, emd: Entity, patronat: Entity
) -> None:
    EntityFactory.create(kind="epe", parent=cast.a)
    EntityFactory.create(kind="emd", parent=cast.a, status="dissolved")
    EntityFactory.create(kind="emd", parent=cast.b)
    assert list(dependants.takeable(cast.a, DAY)) == [emd, patronat]


def test_taking_along_is_dated_and_done_once(cast: Cast, emd: Entity, patronat: Entity) -> None:
    assert take(cast, emd, patronat) == 2
    assert take(cast, emd) == 0
    assert list(dependants.takeable(cast.a, DAY)) == []
    assert past.standing(emd, date(2026, 2, 28)).along is None
    along = past.standing(emd, DAY).along
    assert along is not None
    assert along.parent == cast.a
    line = AuditEvent.objects.latest("id")
    assert (line.verb, line.facts["bodies"]) == ("body.taken_along", 2)


def test_whoever_comes_along_deploys_too_once_its_parent_does(
    cast: Cast, emd: Entity, patronat: Entity
) -> None:
    take(cast, emd)
    assert not DeploymentPlan.objects.exists()
    a_plan(cast.a, now=NOW)
    a_template("Dependents", kinds=["patronat"], changed_at=NOW)
    take(cast, patronat)
    assert DeploymentPlan.objects.get(entity=patronat).title == "Dependents"


def test_who_is_let_go_may_be_taken_along_again(cast: Cast, emd: Entity) -> None:
    take(cast, emd)
    taking_along.let_go(entity=emd, on=date(2026, 6, 1), by=cast.adam)
    assert TakenAlong.objects.get().ends_on == date(2026, 6, 1)
    assert list(dependants.takeable(cast.a, date(2026, 6, 1))) == [emd]
    with pytest.raises(IllegalMove):
        taking_along.let_go(entity=emd, on=date(2026, 7, 1), by=cast.adam)


def test_who_is_let_go_on_the_same_day_was_never_taken(cast: Cast, emd: Entity) -> None:
    take(cast, emd)
    taking_along.let_go(entity=emd, on=DAY, by=cast.adam)
    assert not TakenAlong.objects.exists()


def test_a_stranger_is_not_taken_along(cast: Cast) -> None:
    with pytest.raises(DomainError, match="cannot take"):
        take(cast, EntityFactory.create(kind="emd", parent=cast.b))
    with pytest.raises(DomainError, match="cannot take"):
        take(cast, cast.b)


def test_only_who_decides_on_applications_says_so(cast: Cast, emd: Entity) -> None:
    for actor in (cast.alice, cast.tecla, cast.aurora):
        with pytest.raises(NotAllowed):
            taking_along.take_along(bodies=[emd], parent=cast.a, on=DAY, by=actor, now=NOW)


def test_the_rows_of_a_parent_say_since_when(cast: Cast, emd: Entity, patronat: Entity) -> None:
    take(cast, emd)
    today = timezone.localdate()
    rows = dependants.of(cast.a, max(today, DAY)).values_list("pk", "along_since")
    assert dict(rows) == {emd.pk: DAY, patronat.pk: None}
