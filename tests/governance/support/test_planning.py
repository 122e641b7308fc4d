"""What would change is known before it does: new, moved, as before, left out and why."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.models import Comarca, ComarcaMembership, Entity
from governance.rules import naming
from governance.selectors.supports import Asked, plan
from tests.factories import EntityFactory, SupportFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)


def body(name: str, **facts: object) -> Entity:
    return EntityFactory.create(name=name, sort_name=naming.sort_key(name), **facts)


@pytest.fixture
def dip() -> Entity:
    return body("Diputació de la Plana", kind="diputacio")


def test_each_body_of_a_list_is_new_moved_or_as_before(dip: Entity) -> None:
    new = body("Ajuntament d'Abrera", code="0800110008", ine_code="080018")
    mine, other = body("Ajuntament del Bruc"), body("Ajuntament de Sitges")
    SupportFactory.create(entity=mine, supporter=dip)
    before = SupportFactory.create(entity=other).supporter
    found = plan(Asked(text="800110008\nel Bruc\najuntament de sitges"), dip, DAY)
    assert found.new == [new]
    assert found.moved == [(other, before.name)]
    assert found.unchanged == [mine]
    assert found.problems == []
    assert found.bodies == [new, other]
    assert plan(Asked(text="080018"), dip, DAY).new == [new]


def test_what_cannot_be_is_left_out_with_its_reason(dip: Entity) -> None:
    body("Ajuntament Vell", status=Entity.Status.DISSOLVED)
    body("Societat Municipal", kind="societat_mercantil")
    later = body("Ajuntament de Demà")
    SupportFactory.create(entity=later, starts_on=date(2027, 1, 1))
    body("Patronat de Sitges", kind="patronat")
    EntityFactory.create_batch(2, name="Consorci Doble", sort_name="consorci doble")
    text = "Diputació de la Plana\nAjuntament Vell\nSocietat Municipal\nAjuntament de Demà\n"
    found = plan(Asked(text=f"{text}Enlloc\nConsorci Doble\n0000000000"), dip, DAY)
    assert found.bodies == []
    assert len(found.problems) == 7
    assert len({reason for _name, reason in found.problems}) == 6


def test_a_comarca_is_taken_as_it_is_on_that_day_and_by_kind(dip: Entity) -> None:
    comarca = Comarca.objects.create(code="99", name="La Prova", sort_name="prova la")
    town, board = body("Ajuntament d'Abrera"), body("Patronat d'Abrera", kind="patronat")
    left, dissolved = body("Ajuntament Partit"), body("Ajuntament Vell", status="dissolved")
    council = body("Consell Comarcal de la Prova", kind="consell_comarcal")
    for row in (town, board, left, dissolved, council):
        ends_on = date(2023, 1, 1) if row == left else None
        ComarcaMembership.objects.create(
            entity=row, comarca=comarca, starts_on=date(2020, 1, 1), ends_on=ends_on
        )
    asked = Asked(comarca="99", kinds=["ajuntament"])
    assert plan(asked, dip, DAY).new == [town]
    assert plan(asked, dip, date(2022, 5, 1)).new == [town, left]
    assert plan(Asked(comarca="99", kinds=["patronat"], chosen=[town.pk]), dip, DAY).new == [
        town,
        board,
    ]


def test_the_mark_is_another_as_soon_as_the_plan_is(dip: Entity) -> None:
    town = body("Ajuntament d'Abrera")
    asked = Asked(chosen=[town.pk])
    first = plan(asked, dip, DAY).mark
    assert plan(asked, dip, DAY).mark == first
    SupportFactory.create(entity=town)
    assert plan(asked, dip, DAY).mark != first


def test_a_thousand_lines_ask_no_more_than_one(dip: Entity) -> None:
    def queries(text: str) -> int:
        with CaptureQueriesContext(connection) as found:
            plan(Asked(text=text), dip, DAY)
        return len(found)

    names = [body(f"Ajuntament de Prova {number}").name for number in range(40)]
    assert queries("\n".join(names)) == queries(names[0])
