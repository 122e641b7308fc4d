"""Whatever happens to a body, what was assessed and reported keeps the facts of its day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from governance.models import Comarca, Entity, Population
from governance.services import changes, endings, supports
from selfassessment.models import Assessment, Report
from tests.world import World, make_world

Change = Callable[[World, date], object]


def _figure(w: World, on: date) -> None:
    changes.state_population(
        entity=w.cast.a, year=on.year, inhabitants=50_001, correct=True, by=w.cast.adam
    )


def _corrected(w: World, on: date) -> None:
    year = Population.objects.filter(entity=w.cast.a).latest("year").year
    changes.state_population(
        entity=w.cast.a, year=year, inhabitants=9, correct=True, by=w.cast.adam
    )


def _comarca(w: World, on: date) -> None:
    comarca = Comarca.objects.create(code="98", name="La Nova", sort_name="nova")
    changes.move(entity=w.cast.a, comarca=comarca, on=on, by=w.cast.adam)


def _supporter(w: World, on: date) -> None:
    supports.assign(
        entities=[w.cast.a], supporter=w.cast.other_dip, on=on, today=on, actor=w.cast.adam
    )


def _name(w: World, on: date) -> None:
    now = timezone.now()
    changes.rename(entity=w.cast.a, name="Ajuntament Nou", on=on, by=w.cast.adam, now=now)


def _merged(w: World, on: date) -> None:
    now = timezone.now()
    endings.merge(entities=[w.cast.a], successor=w.cast.b, on=on, by=w.cast.adam, now=now)


def _dissolved(w: World, on: date) -> None:
    now = timezone.now()
    for body in Entity.objects.filter(parent=w.cast.a):  # those that depend on it go first
        endings.dissolve(entity=body, on=on, successor=None, by=w.cast.adam, now=now)
    endings.dissolve(entity=w.cast.a, on=on, successor=None, by=w.cast.adam, now=now)


@pytest.fixture(scope="module")
def world(committed: str) -> World:
    """Everybody and everything; what a test does to it is rolled back."""
    return make_world(on=timezone.localdate())


def frozen(entity: Entity) -> list[object]:
    """Return every column of the assessments and reports of ENTITY."""
    return [
        *Assessment.objects.filter(entity=entity).order_by("pk").values(),
        *Report.objects.filter(assessment__entity=entity).order_by("pk").values(),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [_figure, _corrected, _comarca, _supporter, _name, _merged, _dissolved],
    ids=lambda change: change.__name__.strip("_"),
)
def test_no_change_of_a_body_touches_what_was_assessed(world: World, change: Change) -> None:
    before = frozen(world.cast.a)
    assert len(before) >= 4
    change(world, timezone.localdate() - timedelta(days=1))
    assert frozen(world.cast.a) == before
