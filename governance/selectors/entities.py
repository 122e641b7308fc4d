"""What the register tells about bodies."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import models

from governance.models import (
    Comarca,
    ComarcaMembership,
    Ending,
    Entity,
    Population,
    Support,
    TakenAlong,
)
from governance.models.dated import holding
from governance.models.entities import EntityQuerySet
from governance.rules import bands, entity_kinds
from governance.selectors import dependants

FIRST_DAY = date(2023, 1, 1)
"""The first day that the register's own file speaks of; what starts then may be older."""


class Point(NamedTuple):
    """A body on the map, in degrees."""

    name: str
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the register knows of one body, newest first."""

    entity: Entity
    band: str
    populations: list[Population]
    comarques: list[ComarcaMembership]
    supports: list[Support]
    dependants: list[Entity]
    along: TakenAlong | None
    ending: Ending | None
    governs: list[Comarca]
    supported: int


def listed(on: date) -> EntityQuerySet:
    """Return every body with what held on that day, in order of name."""
    return Entity.objects.with_facts(on).in_order()


def facts(entity: Entity, on: date) -> Facts:
    """Return what the register knows of ENTITY, a body of `listed`."""
    inhabitants: int | None = getattr(entity, "inhabitants", None)
    banded = inhabitants is not None and entity_kinds.KINDS[entity.kind].banded
    supports = Support.objects.filter(entity=entity).select_related("supporter")
    comarques = ComarcaMembership.objects.filter(entity=entity).select_related("comarca")
    return Facts(
        entity=entity,
        band=bands.BANDS[bands.band_of(inhabitants or 0)].label if banded else "",
        populations=list(entity.populations.order_by("-year")),
        comarques=list(comarques.order_by("-starts_on")),
        supports=list(supports.order_by("-starts_on")),
        dependants=list(dependants.of(entity, on)),
        along=dependants.taken_along_by(entity, on),
        ending=Ending.objects.filter(entity=entity).select_related("successor").first(),
        governs=list(Comarca.objects.filter(governed_by=entity).order_by("sort_name")),
        supported=holding(Support.objects.filter(supporter=entity), on).count(),
    )


def count_by_kind() -> dict[str, int]:
    """Return how many bodies there are of each kind that has any."""
    rows = Entity.objects.filter(status=Entity.Status.ACTIVE).order_by().values_list("kind")
    return dict(rows.annotate(number=models.Count("pk")))


def place(entity: Entity) -> Point | None:
    """Return where ENTITY stands, or else the body that it depends on; None if nobody knows."""
    for body in (entity, entity.parent):
        if body is not None and body.longitude is not None and body.latitude is not None:
            return Point(entity.name, body.longitude, body.latitude)
    return None


def points() -> list[Point]:
    """Return the points of the bodies that have bands: one for each municipality."""
    banded = [kind.code for kind in entity_kinds.KINDS.values() if kind.banded]
    known = Entity.objects.filter(kind__in=banded, longitude__isnull=False)
    rows = known.order_by("pk").values_list("name", "longitude", "latitude")
    return [Point(name, float(east or 0), float(north or 0)) for name, east, north in rows]


def comarca_choices() -> list[tuple[str, str]]:
    """Return the comarques as (code, name), in order of name."""
    return list(Comarca.objects.order_by("sort_name").values_list("code", "name"))


def supporter_choices() -> list[tuple[str, str]]:
    """Return the bodies that ever accompanied one, as (key, name), in order of name."""
    found = Entity.objects.filter(pk__in=Support.objects.values("supporter")).in_order()
    return [(str(key), name) for key, name in found.values_list("pk", "name")]
