"""A body changes: a fact with its day, a line in the trail, and a past that stays."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance.models import (
    AuditEvent,
    Comarca,
    ComarcaMembership,
    Entity,
    FormerName,
    Population,
)
from governance.selectors import past
from governance.services import changes
from tests.cast import Cast
from tests.factories import EntityFactory

NOW = datetime(2026, 11, 22, 11, tzinfo=UTC)
TODAY = date(2026, 11, 22)
MARCH = date(2026, 3, 1)


@pytest.fixture
def comarques(cast: Cast) -> tuple[Comarca, Comarca]:
    """Two comarques; body a belongs to the first."""
    first = Comarca.objects.create(code="01", name="La Plana", sort_name="plana")
    second = Comarca.objects.create(code="02", name="La Costa", sort_name="costa")
    ComarcaMembership.objects.create(entity=cast.a, comarca=first, starts_on=date(2023, 1, 1))
    return first, second


def last() -> tuple[str, dict[str, object]]:
    line = AuditEvent.objects.latest("id")
    return line.verb, line.facts


def state(cast: Cast, year: int, inhabitants: int, *, correct: bool = False) -> None:
    changes.state_population(
        entity=cast.a, year=year, inhabitants=inhabitants, correct=correct, by=cast.adam
    )


def test_a_new_figure_is_added_and_the_older_ones_stay(cast: Cast) -> None:
    state(cast, 2024, 990)
    state(cast, 2025, 1_010)
    assert [*Population.objects.order_by("year").values_list("inhabitants", flat=True)] == [
        990,
        1_010,
    ]
    assert last() == (
        "body.population_stated",
        {"year": 2025, "inhabitants": 1_010, "before": None},
    )


def test_crossing_a_band_is_told_and_each_day_keeps_its_own(cast: Cast) -> None:
    state(cast, 2024, 990)
    state(cast, 2025, 1_010)
    assert past.standing(cast.a, date(2024, 6, 1)).band == "T2"
    assert past.standing(cast.a, date(2025, 6, 1)).band == "T3"
    crossing = [row for row in past.history(cast.a) if row.what == "band"]
    assert [(row.day, row.before, row.after) for row in crossing] == [
        (date(2025, 1, 1), "T2", "T3")
    ]


def test_a_figure_that_is_there_is_replaced_only_to_correct_it(cast: Cast) -> None:
    state(cast, 2025, 1_010)
    with pytest.raises(Conflict, match="1010"):
        state(cast, 2025, 1_100)
    state(cast, 2025, 1_100, correct=True)
    assert Population.objects.get().inhabitants == 1_100
    assert last()[1]["before"] == 1_010


def test_stating_the_same_figure_twice_writes_one_line(cast: Cast) -> None:
    state(cast, 2025, 1_010)
    lines = AuditEvent.objects.count()
    state(cast, 2025, 1_010)
    assert AuditEvent.objects.count() == lines


def test_a_diputacio_has_no_inhabitants(cast: Cast) -> None:
    with pytest.raises(DomainError):
        changes.state_population(
            entity=cast.dip, year=2025, inhabitants=5, correct=False, by=cast.adam
        )


def test_a_new_comarca_begins_on_its_day_and_the_old_one_stays_before(
    cast: Cast, comarques: tuple[Comarca, Comarca]
) -> None:
    changes.move(entity=cast.a, comarca=comarques[1], on=MARCH, by=cast.adam)
    assert past.standing(cast.a, date(2026, 2, 28)).comarca == "La Plana"
    assert past.standing(cast.a, MARCH).comarca == "La Costa"
    assert last()[0] == "body.moved"


def test_a_comarca_may_be_known_beforehand(cast: Cast, comarques: tuple[Comarca, Comarca]) -> None:
    changes.move(entity=cast.a, comarca=comarques[1], on=date(2027, 1, 1), by=cast.adam)
    assert past.standing(cast.a, TODAY).comarca == "La Plana"


@pytest.mark.parametrize("day", [date(2023, 1, 1), date(2022, 5, 5)])
def test_a_comarca_before_the_one_that_is_known_is_refused(
    cast: Cast, comarques: tuple[Comarca, Comarca], day: date
) -> None:
    with pytest.raises(Conflict, match="La Plana"):
        changes.move(entity=cast.a, comarca=comarques[1], on=day, by=cast.adam)


def test_the_comarca_it_has_is_no_change(cast: Cast, comarques: tuple[Comarca, Comarca]) -> None:
    with pytest.raises(Conflict):
        changes.move(entity=cast.a, comarca=comarques[0], on=MARCH, by=cast.adam)


def rename(cast: Cast, name: str, on: date = MARCH) -> None:
    changes.rename(entity=cast.a, name=name, on=on, by=cast.adam, now=NOW)
    cast.a.refresh_from_db()


def test_a_renamed_body_has_each_name_on_its_days(cast: Cast) -> None:
    before = cast.a.name
    rename(cast, "Ajuntament del Roure Nou")
    rename(cast, "Ajuntament del Roure", on=date(2026, 9, 1))
    assert past.standing(cast.a, date(2026, 2, 28)).name == before
    assert past.standing(cast.a, MARCH).name == "Ajuntament del Roure Nou"
    assert past.standing(cast.a, TODAY).name == cast.a.name == "Ajuntament del Roure"
    assert cast.a.sort_name == "roure el"
    told = [(row.before, row.after) for row in past.history(cast.a) if row.what == "name"]
    assert told[0] == ("Ajuntament del Roure Nou", "Ajuntament del Roure")
    assert told[1] == (before, "Ajuntament del Roure Nou")


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "Ajuntament\u202edel Roure", "A" * 500, "   ", "1234", "a\x00b"],
    ids=["script", "turned around", "500 characters", "blank", "no letter", "null"],
)
def test_what_is_no_name_is_refused_and_nothing_is_lost(cast: Cast, name: str) -> None:
    before = cast.a.name
    with pytest.raises(DomainError):
        rename(cast, name)
    cast.a.refresh_from_db()
    assert (cast.a.name, FormerName.objects.count()) == (before, 0)


def test_a_name_of_tomorrow_or_the_same_is_refused(cast: Cast) -> None:
    with pytest.raises(DomainError):
        rename(cast, "Ajuntament del Roure", on=date(2026, 11, 23))
    with pytest.raises(Conflict):
        rename(cast, cast.a.name)
    rename(cast, "Ajuntament del Roure")
    with pytest.raises(Conflict):
        rename(cast, "Ajuntament de la Roureda", on=date(2026, 2, 1))


def test_a_former_name_is_never_changed(cast: Cast) -> None:
    rename(cast, "Ajuntament del Roure")
    row = FormerName.objects.filter(entity=cast.a)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.update(name="Ajuntament Altre")
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


def attach(cast: Cast, body: Entity, parent: Entity, on: date = MARCH) -> None:
    changes.attach(entity=body, parent=parent, on=on, by=cast.adam, now=NOW)
    body.refresh_from_db()


def test_a_body_depends_on_each_parent_on_its_days(cast: Cast) -> None:
    emd = EntityFactory.create(kind="emd", parent=cast.a)
    attach(cast, emd, cast.b)
    assert past.standing(emd, date(2026, 2, 28)).parent == cast.a
    assert past.standing(emd, MARCH).parent == emd.parent == cast.b
    assert last()[0] == "body.attached"


def test_a_circle_of_parents_is_refused_however_long(cast: Cast) -> None:
    top = EntityFactory.create(kind="organisme_autonom", parent=cast.a)
    middle = EntityFactory.create(kind="patronat", parent=top)
    low = EntityFactory.create(kind="patronat", parent=middle)
    for parent in (middle, low):
        with pytest.raises(DomainError, match="circle"):
            attach(cast, top, parent)
    with pytest.raises(DomainError, match="itself"):
        attach(cast, top, top)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entity.objects.filter(pk=top.pk).update(parent=top)


def test_a_town_council_depends_on_nobody_and_nobody_on_what_is_no_more(cast: Cast) -> None:
    with pytest.raises(DomainError, match="no other"):
        attach(cast, cast.a, cast.b)
    emd = EntityFactory.create(kind="emd", parent=cast.a)
    Entity.objects.filter(pk=cast.b.pk).update(status="dissolved")
    with pytest.raises(DomainError, match="no longer"):
        attach(cast, emd, cast.b)


@pytest.mark.parametrize("name", ["alice", "tecla", "aurora", "charlie"])
def test_only_administrators_state_changes(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        changes.rename(
            entity=cast.a, name="Ajuntament Nou", on=MARCH, by=cast.person(name), now=NOW
        )


def test_what_is_no_more_does_not_change(cast: Cast) -> None:
    Entity.objects.filter(pk=cast.a.pk).update(status="dissolved")
    with pytest.raises(Conflict, match="no longer exists"):
        rename(cast, "Ajuntament Nou")
