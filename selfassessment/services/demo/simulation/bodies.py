"""The bodies of a simulation: those of the register that may join, then invented ones."""

from datetime import date
from random import Random

from django.db.models import F

from governance.models import ComarcaMembership, Entity, Population
from governance.models.entities import EntityQuerySet
from governance.rules import entity_kinds, naming
from governance.services import supports
from selfassessment.services.demo import cast

BATCH = 2000
SINCE = date(2001, 1, 1)
SMALLEST, LARGEST = 40, 120_000
# How many of each kind among a hundred invented bodies.
SHARES = {
    "ajuntament": 55,
    "organisme_autonom": 14,
    "patronat": 9,
    "epe": 5,
    "consorci": 8,
    "mancomunitat": 5,
    "emd": 4,
}
NAMES = {
    "ajuntament": "Ajuntament simulat",
    "organisme_autonom": "Organisme autònom simulat",
    "patronat": "Patronat simulat",
    "epe": "Entitat pública empresarial simulada",
    "consorci": "Consorci simulat",
    "mancomunitat": "Mancomunitat simulada",
    "emd": "EMD simulada",
}


def joinable() -> EntityQuerySet:
    """Return the bodies that may join, in the order in which a simulation takes them."""
    kinds = [kind.code for kind in entity_kinds.KINDS.values() if kind.may_join]
    rows = Entity.objects.filter(kind__in=kinds, status=Entity.Status.ACTIVE)
    return rows.order_by(F("code").asc(nulls_last=True), "sort_name", "pk")


def gather(count: int, *, seed: str, today: date) -> int:
    """See to it that COUNT bodies may be simulated and return how many had to be invented.

    Invented ones say so in their name, lie near a real town hall, and are accompanied by the
    Diputació of its province. The same SEED invents the same.
    """
    known = joinable().count()
    missing = max(0, count - known)
    if not missing:
        return 0
    random = Random(seed)  # noqa: S311  # repeatable, not secret
    halls = list(Entity.objects.filter(kind="ajuntament", code__isnull=False).in_order())
    kinds = random.choices(list(SHARES), weights=list(SHARES.values()), k=missing)
    homes = random.choices(halls, k=missing)
    pairs = zip(kinds, homes, strict=True)
    made = [
        _invented(kind, home, known + number, random) for number, (kind, home) in enumerate(pairs)
    ]
    Entity.objects.bulk_create(made, batch_size=BATCH)
    _place(made, homes)
    _people(made, random, today)
    _accompany(made, today)
    return missing


def _invented(kind: str, home: Entity, number: int, random: Random) -> Entity:
    name = f"{NAMES[kind]} {number:06}"
    return Entity(
        name=name,
        sort_name=naming.sort_key(name),
        search_name=naming.search_key(name),
        kind=kind,
        parent=home if entity_kinds.KINDS[kind].has_parent else None,
        province_id=home.province_id,
        vegueria=home.vegueria,
        longitude=_near(home.longitude, random),
        latitude=_near(home.latitude, random),
    )


def _near(place: float | None, random: Random) -> float | None:
    return None if place is None else round(place + random.gauss(0, 0.05), 5)


def _place(made: list[Entity], homes: list[Entity]) -> None:
    """Put what lies in a comarca into that of its home."""
    known = dict(ComarcaMembership.objects.filter(ends_on=None).values_list("entity", "comarca"))
    rows = [
        ComarcaMembership(entity=body, comarca_id=known[home.pk], starts_on=SINCE)
        for body, home in zip(made, homes, strict=True)
        if entity_kinds.KINDS[body.kind].in_comarca and home.pk in known
    ]
    ComarcaMembership.objects.bulk_create(rows, batch_size=BATCH)


def _people(made: list[Entity], random: Random, today: date) -> None:
    """Give town halls inhabitants: many small ones, few large ones, as in the country."""
    rows = [
        Population(entity=body, year=today.year - 1, inhabitants=_inhabitants(random))
        for body in made
        if entity_kinds.KINDS[body.kind].banded
    ]
    Population.objects.bulk_create(rows, batch_size=BATCH)


def _inhabitants(random: Random) -> int:
    return max(SMALLEST, min(LARGEST, round(random.lognormvariate(6.9, 1.6))))


def _accompany(made: list[Entity], today: date) -> None:
    for province, code in cast.PROVINCES.items():
        near = [body for body in made if body.province_id == province]
        supporter = Entity.objects.filter(code=code).first()
        if supporter is None:
            continue
        for first in range(0, len(near), BATCH):
            supports.assign(
                entities=near[first : first + BATCH],
                supporter=supporter,
                on=cast.SUPPORTED_SINCE,
                today=today,
                actor=None,
            )
