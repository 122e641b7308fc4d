"""For which bodies a campaign is: every filter narrows, and what a list does not name is said."""

import pytest

from governance import models
from selfassessment.rules.populations import Population, read
from selfassessment.selectors import populations
from tests.cast import Cast
from tests.factories import SINCE, EntityFactory
from tests.selfassessment.campaigns.scenes import prepared
from tests.selfassessment.scenes import NOW, TODAY


@pytest.fixture
def register(cast: Cast) -> Cast:
    """Body a is small and in a comarca, b large; somebody is applying."""
    comarca = models.Comarca.objects.create(code="99", name="Prova", sort_name="prova", capital="x")
    models.ComarcaMembership.objects.create(entity=cast.a, comarca=comarca, starts_on=SINCE)
    for body, people in ((cast.a, 400), (cast.b, 30_000)):
        models.Population.objects.create(entity=body, year=2020, inhabitants=people)
    models.Entity.objects.filter(pk=cast.a.pk).update(code="0800000002")
    EntityFactory.create(name="Consorci de l’Aigua", kind="consorci", code="9800000001")
    models.Application.objects.create(
        entity=cast.a, filer=cast.alice, state="deploying", created_at=NOW, changed_at=NOW
    )
    return cast


def names(population: Population) -> list[str]:
    return [body.name.split()[-1] for body in populations.bodies(population, TODAY)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Population(kinds=("ajuntament",)), ["Roure", "Pi"]),
        (Population(bands=("T1",)), ["Roure"]),
        (Population(bands=("T1", "T5")), ["Roure", "Pi"]),
        (Population(comarques=("99",)), ["Roure"]),
        (Population(adhesions=("part",)), ["Roure", "Pi"]),
        (Population(adhesions=("deploying",)), ["Roure"]),
        (Population(adhesions=("outside",), kinds=("consorci",)), ["l’Aigua", "prova"]),
        (Population(text="9800000001\n0800000002"), ["l’Aigua", "Roure"]),
        (Population(text="9800000001", kinds=("ajuntament",)), []),
    ],
    ids=str,
)
def test_every_filter_must_hold(register: Cast, asked: Population, found: list[str]) -> None:
    assert sorted(names(asked)) == sorted(found)


def test_supporters_and_nobody(register: Cast) -> None:
    assert names(Population(supporters=(str(register.dip.pk),))) == ["Roure"]
    nobody = names(Population(kinds=("ajuntament", "consorci"), supporters=("",)))
    assert sorted(nobody) == ["l’Aigua", "prova"]


def test_a_preview_counts_and_says_what_is_wrong(register: Cast) -> None:
    asked = Population(text="0800000002\nNingú\n9800000001")
    found = populations.preview(prepared(), asked, TODAY)
    assert [count for _kind, count in found.kinds] == [1, 1]
    assert [text for text, _why in found.problems] == ["Ningú"]
    assert found.unmanaged == 1
    assert dict(found.supporters)["Diputació de la Plana"] == 1


def test_what_is_kept_reads_back_alike() -> None:
    whole = Population(("emd",), ("T1",), ("99",), ("",), ("part",), "x\ny")
    assert read(whole.as_facts()) == whole
    assert read({}) == Population()
