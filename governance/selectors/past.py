"""How a body stood on any day, and what happened to it since it is known."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from governance.models import (
    ComarcaMembership,
    Ending,
    Entity,
    FormerName,
    FormerParent,
    Population,
    Support,
    TakenAlong,
)
from governance.rules import bands, entity_kinds
from governance.selectors import dependants


@dataclass(frozen=True, slots=True)
class Standing:
    """A body on one day. What nobody knows is None; `band` is a code, or nothing."""

    day: date
    name: str
    parent: Entity | None
    ending: Ending | None
    inhabitants: int | None
    year: int | None
    band: str
    comarca: str | None
    supporter: str | None
    along: TakenAlong | None


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to a body: the day, what, and what held before and after."""

    day: date
    what: str
    before: str = ""
    after: str = ""
    entity: Entity | None = None


def standing(entity: Entity, day: date) -> Standing:
    """Return how ENTITY stood on that day, whatever happened to it later."""
    then = Entity.objects.with_facts(day).get(pk=entity.pk)
    inhabitants: int | None = getattr(then, "inhabitants", None)
    ended = Ending.objects.filter(entity=entity, on__lte=day).select_related("successor")
    return Standing(
        day=day,
        name=_name(then, day),
        parent=_parent(then, day),
        ending=ended.first(),
        inhabitants=inhabitants,
        year=getattr(then, "inhabitants_year", None),
        band=_band(entity, inhabitants),
        comarca=getattr(then, "comarca_name", None),
        supporter=getattr(then, "supporter_name", None),
        along=dependants.taken_along_by(entity, day),
    )


def history(entity: Entity) -> list[Happening]:
    """Return what happened to ENTITY, newest first."""
    found = [
        *_figures(entity),
        *_stays(entity),
        *_supports(entity),
        *_names(entity),
        *_parents(entity),
        *_along(entity),
        *_endings(entity),
    ]
    return sorted(found, key=lambda row: (row.day, row.what), reverse=True)


def _name(entity: Entity, day: date) -> str:
    rows = FormerName.objects.filter(entity=entity, until__gt=day).order_by("until")
    former = rows.first()
    return former.name if former else entity.name


def _parent(entity: Entity, day: date) -> Entity | None:
    rows = FormerParent.objects.filter(entity=entity, until__gt=day).order_by("until")
    former = rows.select_related("parent").first()
    return former.parent if former else entity.parent


def _band(entity: Entity, inhabitants: int | None) -> str:
    banded = entity_kinds.KINDS[entity.kind].banded and inhabitants is not None
    return bands.band_of(inhabitants or 0) if banded else ""


def _figures(entity: Entity) -> list[Happening]:
    """Return the years in which the figure crossed from one band into another."""
    rows = Population.objects.filter(entity=entity).order_by("year")
    known = [(row.year, _band(entity, row.inhabitants)) for row in rows]
    return [
        Happening(date(year, 1, 1), "band", before, after)
        for (_year, before), (year, after) in pairwise(known)
        if before != after
    ]


def _stays(entity: Entity) -> list[Happening]:
    rows = list(
        ComarcaMembership.objects.filter(entity=entity)
        .select_related("comarca")
        .order_by("starts_on")
    )
    return [
        Happening(new.starts_on, "comarca", old.comarca.name, new.comarca.name)
        for old, new in pairwise(rows)
    ]


def _supports(entity: Entity) -> list[Happening]:
    rows = Support.objects.filter(entity=entity).select_related("supporter").order_by("starts_on")
    before = ""
    found = []
    for row in rows:
        found.append(
            Happening(row.starts_on, "supporter", before, row.supporter.name, row.supporter)
        )
        before = row.supporter.name
    return found


def _names(entity: Entity) -> list[Happening]:
    rows = list(FormerName.objects.filter(entity=entity).order_by("until"))
    names = [*(row.name for row in rows), entity.name]
    return [
        Happening(row.until, "name", before, after)
        for row, (before, after) in zip(rows, pairwise(names), strict=True)
    ]


def _parents(entity: Entity) -> list[Happening]:
    former = FormerParent.objects.filter(entity=entity).select_related("parent").order_by("until")
    rows = list(former)
    parents = [*(row.parent for row in rows), entity.parent]
    return [
        Happening(row.until, "parent", str(before or ""), str(after or ""), after)
        for row, (before, after) in zip(rows, pairwise(parents), strict=True)
    ]


def _along(entity: Entity) -> list[Happening]:
    found = []
    for row in TakenAlong.objects.filter(entity=entity).select_related("parent"):
        found.append(Happening(row.starts_on, "along", "", row.parent.name, row.parent))
        if row.ends_on:
            found.append(Happening(row.ends_on, "let_go", row.parent.name, "", row.parent))
    return found


def _endings(entity: Entity) -> list[Happening]:
    found = [
        Happening(row.on, "merged" if row.merged else "dissolved", "", str(row.successor or ""))
        for row in Ending.objects.filter(entity=entity).select_related("successor")
    ]
    return found + [
        Happening(row.on, "took_over", row.entity.name, "", row.entity)
        for row in Ending.objects.filter(successor=entity).select_related("entity")
    ]
