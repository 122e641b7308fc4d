"""The queue: whose it is, in which order, and how few questions it asks of the database."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from governance.models import AuditEvent, Entity
from selfassessment.models import Assessment, Control
from selfassessment.selectors import control_queue
from selfassessment.selectors.control_queue import Wanted
from selfassessment.services.control import opinions
from tests.cast import Cast
from tests.factories import EntityFactory, SupportFactory, sync
from tests.selfassessment.control.scenes import in_control, returned, submitted, validated
from tests.selfassessment.scenes import NOW, TODAY, a_campaign

MANY = 2300
MOST_QUERIES = 12


def names(cast: Cast, name: str = "tecla", **wanted: str) -> list[str]:
    user = cast.person(name)
    assert user is not None
    bodies = control_queue.bodies_for(user)
    rows = control_queue.of(bodies, Wanted(**wanted), user=user, on=TODAY)
    return [row.state for row in rows]


def test_each_state_is_a_list_and_what_waits_comes_first(cast: Cast) -> None:
    submitted(cast)
    in_control(cast)
    returned(cast)
    validated(cast)
    assert sorted(names(cast)) == ["in_control", "returned", "submitted"]
    assert names(cast, stage="validated") == ["validated"]
    assert len(names(cast, stage="all")) == 4
    assert sorted(names(cast, only="mine")) == ["in_control", "returned"]


def test_the_most_urgent_comes_first_and_then_the_riskiest(cast: Cast) -> None:
    late, risky, calm = submitted(cast), submitted(cast), submitted(cast)
    Control.objects.filter(pk=late.pk).update(due_on=TODAY - timedelta(days=1), risk=1)
    Control.objects.filter(pk=risky.pk).update(risk=90)
    Control.objects.filter(pk=calm.pk).update(risk=2)

    def order(**wanted: str) -> list[object]:
        bodies = control_queue.bodies_for(cast.tecla)
        rows = control_queue.of(bodies, Wanted(**wanted), user=cast.tecla, on=TODAY)
        return [row.pk for row in rows]

    assert order() == [late.pk, risky.pk, calm.pk]
    assert order(sort="risk") == [risky.pk, calm.pk, late.pk]
    assert order(only="late") == [late.pk]
    assert order(risk="high") == [risky.pk]
    assert set(order(risk="low")) == {late.pk, calm.pk}


def test_a_technician_sees_only_the_bodies_accompanied_and_the_aoc_all(cast: Cast) -> None:
    submitted(cast)
    assert names(cast) == ["submitted"]
    assert names(cast, "adam") == ["submitted"]
    assert names(cast, "rita") == names(cast, "alice") == []


def test_what_the_aoc_was_asked_about_can_be_found(cast: Cast) -> None:
    assessment = in_control(cast)
    submitted(cast)
    opinions.ask(assessment=assessment, code="", words="Compta el conveni?", by=cast.tecla, now=NOW)
    assert names(cast, "adam", only="asked") == ["in_control"]
    load = control_queue.load(control_queue.bodies_for(cast.adam), on=TODAY)
    assert (load.waiting, load.begun, load.asked, load.late) == (1, 1, 1, 0)


@pytest.mark.parametrize("query", ["", "?stage=all&risk=high&sort=risk&q=vila&only=late&page=3"])
def test_a_page_of_2300_bodies_asks_little(cast: Cast, log_in, query: str) -> None:
    many(cast)
    client = log_in(cast.tecla)
    client.get("/control/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(f"/control/{query}")
    assert response.status_code == 200
    assert len(asked) < MOST_QUERIES


def test_anything_unknown_in_the_address_is_ignored(cast: Cast, log_in) -> None:
    submitted(cast, on=timezone.localdate(), now=timezone.now())
    path = "/control/?stage=zzz&risk=7&only=x&sort=%27;drop&campaign=cap&page=999999"
    response = log_in(cast.tecla).get(path)
    assert response.status_code == 200
    assert "Vilanova del Roure" in response.content.decode()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_queue_leaves_as_a_file_and_a_line_in_the_trail(cast: Cast, log_in, ending) -> None:
    submitted(cast, on=timezone.localdate(), now=timezone.now())
    response = log_in(cast.tecla).get(f"/control/cua.{ending}")
    assert response.status_code == 200
    if ending == "csv":
        assert "Vilanova del Roure" in response.content.decode("utf-8-sig")
    assert AuditEvent.objects.get(verb="control.exported").facts["rows"] == 1


def many(cast: Cast) -> None:
    """2,300 bodies that Tecla accompanies, each handed in."""
    bodies = Entity.objects.bulk_create(EntityFactory.build_batch(MANY))
    supports = [SupportFactory.build(entity=body, supporter=cast.dip) for body in bodies]
    type(supports[0]).objects.bulk_create(supports)
    sync(*bodies[:0], on=TODAY)
    from_group = cast.tecla.groups.get()
    grant(from_group.pk, bodies)
    campaign = a_campaign()
    rows = Assessment.objects.bulk_create(
        Assessment(
            campaign=campaign,
            entity=body,
            kind="ajuntament",
            state="submitted",
            submitted_at=NOW,
            frozen_levels={},
        )
        for body in bodies
    )
    Control.objects.bulk_create(
        Control(assessment=row, due_on=TODAY + timedelta(days=at % 60 - 10), risk=at % 100)
        for at, row in enumerate(rows)
    )


def grant(group: int, bodies: list[Entity]) -> None:
    """Give GROUP the right to control BODIES, at once."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO governance_entitygroupgrant (group_id, permission_id, content_object_id)"
            " SELECT %s, p.id, b FROM auth_permission p, unnest(%s::uuid[]) b"
            " WHERE p.codename = 'control'",
            [group, [body.pk for body in bodies]],
        )
