"""What the project's register file holds."""

from collections import Counter
from datetime import date

import pytest

from governance.models import AuditEvent, Comarca, ComarcaMembership, Entity, Population, Province
from governance.models.dated import holding
from governance.services import register
from governance.services.importing import Summary
from tests.governance.register.conftest import DAY

pytestmark = pytest.mark.django_db


def test_it_holds_every_ajuntament_comarca_and_body_that_is_known(loaded: Summary) -> None:
    kinds = Counter(Entity.objects.values_list("kind", flat=True))

    assert kinds == {
        "ajuntament": 947,
        "consell_comarcal": 40,
        "aran": 1,
        "diputacio": 4,
        "emd": 21,
        "consorci": 5,
        "mancomunitat": 3,
        "organisme_autonom": 2,
        "patronat": 1,
        "epe": 1,
        "societat_mercantil": 1,
    }
    assert loaded.new == sum(kinds.values())
    assert (Comarca.objects.count(), Province.objects.count()) == (43, 4)


def test_the_inhabitants_add_up_to_those_of_catalonia(loaded: Summary) -> None:
    totals = {
        year: sum(Population.objects.filter(year=year).values_list("inhabitants", flat=True))
        for year in (2023, 2024)
    }

    assert totals == {2023: 7_901_963, 2024: 8_012_231}


def test_comarques_have_the_governing_body_that_they_have(loaded: Summary) -> None:
    without = Comarca.objects.filter(governed_by=None).order_by("code")

    assert [comarca.name for comarca in without] == ["Barcelonès", "Lluçanès"]
    aran = Comarca.objects.get(name="Aran").governed_by
    assert aran is not None
    assert (aran.kind, aran.name) == ("aran", "Conselh Generau d'Aran")
    assert Entity.objects.filter(name__startswith="Conselh").count() == 1


def test_ten_municipalities_changed_comarca_in_2023(loaded: Summary) -> None:
    moved = ComarcaMembership.objects.exclude(ends_on=None)

    assert Counter((row.comarca.name, row.ends_on) for row in moved) == {
        ("Osona", date(2023, 5, 12)): 8,
        ("Segarra", date(2023, 7, 6)): 1,
        ("Segarra", date(2023, 7, 14)): 1,
    }
    tora = ComarcaMembership.objects.filter(entity__name="Ajuntament de Torà")
    assert holding(tora, date(2023, 7, 13)).get().comarca.name == "Segarra"
    assert holding(tora, date(2023, 7, 14)).get().comarca.name == "Solsonès"


def test_every_municipality_is_in_one_comarca_today(loaded: Summary) -> None:
    today = holding(ComarcaMembership.objects.filter(entity__kind="ajuntament"), DAY)

    assert today.count() == 947
    assert today.filter(comarca__name="Lluçanès").count() == 8


def test_the_consortium_is_there_with_its_code(loaded: Summary) -> None:
    aoc = Entity.objects.get(code="9821920002")

    assert (aoc.kind, aoc.nif) == ("consorci", "Q0801175A")


def test_dependent_bodies_name_what_they_depend_on(loaded: Summary) -> None:
    emd = Entity.objects.get(name="EMD de Bellaterra")

    assert emd.parent is not None
    assert emd.parent.name == "Ajuntament de Cerdanyola del Vallès"
    assert not Entity.objects.filter(kind="emd", parent=None).exists()


def test_loading_twice_changes_nothing(loaded: Summary) -> None:
    lines = AuditEvent.objects.count()

    again = register.load(actor=None, on=DAY)

    assert (again.new, again.changed, again.unchanged) == (0, 0, loaded.new)
    assert (again.rejected, again.missing) == ([], [])
    assert AuditEvent.objects.count() == lines


def test_loading_leaves_one_line_in_the_trail(loaded: Summary) -> None:
    line = AuditEvent.objects.get(verb="register.imported")

    assert line.facts["new"] == loaded.new
