"""Who accompanies whom, and the rights that follow."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance import access
from governance.models import AuditEvent, Entity, EntityGroupGrant, EntityUserGrant, Support
from governance.rules import roles
from governance.services import supports
from tests.cast import Cast
from tests.factories import EntityFactory, SupportFactory, member

pytestmark = pytest.mark.django_db
START = date(2021, 1, 1)
TODAY = date(2026, 11, 22)


def assign(bodies: list[Entity], supporter: Entity, on: date = START) -> int:
    return supports.assign(entities=bodies, supporter=supporter, on=on, today=TODAY, actor=None)


def grants() -> set[tuple[object, ...]]:
    users = EntityUserGrant.objects.values_list("content_object", "user", "permission")
    groups = EntityGroupGrant.objects.values_list("content_object", "group", "permission")
    return {*((*row, "user") for row in users), *((*row, "group") for row in groups)}


def test_technicians_get_their_rights_over_the_bodies() -> None:
    bodies, dip = EntityFactory.create_batch(3), EntityFactory.create(kind="diputacio")
    tecla = member(dip, "technician")
    access.sync(dip, on=TODAY)

    assert assign(bodies, dip) == 3

    assert all(access.may(tecla, roles.CONTROL, body) for body in bodies)
    assert AuditEvent.objects.get(verb="support.assigned").facts["entities"] == 3


def test_doing_it_twice_changes_nothing() -> None:
    bodies, dip = EntityFactory.create_batch(2), EntityFactory.create(kind="diputacio")
    assign([*bodies, bodies[0]], dip)
    before = (list(Support.objects.order_by("pk").values()), grants())

    assert assign(bodies, dip) == 0

    assert (list(Support.objects.order_by("pk").values()), grants()) == before
    assert AuditEvent.objects.filter(verb="support.assigned").count() == 1


def test_the_supporter_before_ends_that_day_and_loses_the_rights() -> None:
    body = EntityFactory.create()
    first, second = EntityFactory.create_batch(2, kind="diputacio")
    tecla = member(first, "technician")
    access.sync(first, on=TODAY)
    assign([body], first)
    assert access.may(tecla, roles.CONTROL, body)

    assign([body], second, on=date(2024, 3, 1))

    rows = Support.objects.order_by("starts_on").values_list("supporter", "ends_on")
    assert list(rows) == [(first.pk, date(2024, 3, 1)), (second.pk, None)]
    tecla = type(tecla).objects.get(pk=tecla.pk)
    assert not access.may(tecla, roles.CONTROL, body)


def test_a_supporter_of_the_same_day_gives_way() -> None:
    body = EntityFactory.create()
    first, second = EntityFactory.create_batch(2, kind="diputacio")
    assign([body], first)

    assign([body], second)

    assert Support.objects.get().supporter == second


def test_a_later_supporter_is_not_overrun() -> None:
    body, dip = EntityFactory.create(), EntityFactory.create(kind="diputacio")
    SupportFactory.create(entity=body, starts_on=date(2025, 1, 1))

    with pytest.raises(Conflict):
        assign([body], dip)


def test_nobody_accompanies_itself() -> None:
    body, dip = EntityFactory.create(), EntityFactory.create(kind="diputacio")

    with pytest.raises(DomainError):
        assign([body, dip], dip)

    assert not Support.objects.exists()


@pytest.mark.parametrize(
    "facts", [{"kind": "ajuntament"}, {"kind": "diputacio", "status": "dissolved"}]
)
def test_who_accompanies_nobody_is_refused(facts: dict[str, str]) -> None:
    with pytest.raises(DomainError):
        assign([EntityFactory.create()], EntityFactory.create(**facts))


@pytest.mark.parametrize("who", ["alice", "tecla", "aurora"])
def test_only_the_consortium_says_who_accompanies_whom(cast: Cast, who: str) -> None:
    for verb in (supports.assign, supports.end):
        with pytest.raises(NotAllowed):
            verb(
                entities=[cast.b],
                supporter=cast.dip,
                on=TODAY,
                today=TODAY,
                actor=cast.person(who),
            )
    assert Support.objects.get(entity=cast.b).supporter == cast.other_dip


def test_support_that_ends_takes_the_rights_and_keeps_its_days(cast: Cast) -> None:
    facts = {"entities": [cast.a, cast.b], "supporter": cast.dip, "on": TODAY, "today": TODAY}

    assert supports.end(actor=cast.adam, **facts) == 1
    assert supports.end(actor=cast.adam, **facts) == 0

    assert Support.objects.get(entity=cast.a).ends_on == TODAY
    assert Support.objects.get(entity=cast.b).ends_on is None
    assert not access.may(cast.tecla, roles.CONTROL, cast.a)
    assert access.may(cast.rita, roles.CONTROL, cast.b)
    line = AuditEvent.objects.get(verb="support.ended")
    assert line.facts == {"entities": 1, "on": TODAY.isoformat()}


def test_support_that_would_have_begun_later_goes() -> None:
    dip, body = EntityFactory.create(kind="diputacio"), EntityFactory.create()
    SupportFactory.create(entity=body, supporter=dip, starts_on=date(2027, 1, 1))

    supports.end(entities=[body], supporter=dip, on=TODAY, today=TODAY, actor=None)

    assert not Support.objects.exists()


def test_many_at_once_give_the_same_rights_as_one_by_one() -> None:
    dip = EntityFactory.create(kind="diputacio")
    bodies = EntityFactory.create_batch(4)
    for body in bodies[:2]:
        SupportFactory.create(entity=body, supporter=dip)
        member(body, "entity_manager")
        member(body, "entity_reader")
    member(dip, "technician")
    access.sync_many([*bodies, dip], on=TODAY)
    together = grants()
    EntityUserGrant.objects.all().delete()
    EntityGroupGrant.objects.all().delete()

    for body in (*bodies, dip):
        access.sync(body, on=TODAY)

    assert grants() == together
    assert len(together) > 10


def test_a_stale_grant_goes_and_those_of_other_bodies_stay() -> None:
    mine, other = EntityFactory.create_batch(2)
    users = [member(mine, "entity_manager"), member(other, "entity_manager")]
    access.sync_many([mine, other], on=TODAY)
    users[0].memberships.update(ends_on=date(2022, 1, 1))

    access.sync_many([mine], on=TODAY)

    assert set(EntityUserGrant.objects.values_list("user", flat=True)) == {users[1].pk}


def test_the_number_of_queries_does_not_grow_with_the_bodies() -> None:
    dip = EntityFactory.create(kind="diputacio")
    few, many = EntityFactory.create_batch(2), EntityFactory.create_batch(60)

    with CaptureQueriesContext(connection) as first:
        assign(few, dip)
    with CaptureQueriesContext(connection) as second:
        assign(many, dip)

    assert len(second) <= len(first)
