"""Read outlines from GeoJSON or TopoJSON, and say what is wrong with them.

Coordinates are degrees (EPSG:4326), as both formats want. They are rounded to a thousandth, about
a hundred metres: a map as wide as a page shows no more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from eset_portal.common.rules.errors import DomainError

MOST_POINTS = 60_000
FEWEST_POINTS = 4
CODES = ("codi", "code", "CODICOMAR", "CODI_COMARCA", "codi_comarca", "id")
NAMES = ("nom", "name", "NOMCOMAR", "NOM_COMARCA", "nom_comarca")

Point = tuple[float, float]
Ring = tuple[Point, ...]


class BadBoundaries(DomainError):
    """A file of outlines that cannot be taken; its text says where and what to do."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One outline: the code and name of what it goes around, and its rings."""

    code: str
    name: str
    rings: tuple[Ring, ...]


def read(content: object) -> list[Outline]:
    """Return the outlines in CONTENT, a parsed JSON; raise BadBoundaries when it has none."""
    if not isinstance(content, dict):
        raise BadBoundaries("The file is neither GeoJSON nor TopoJSON: it is no JSON object.")
    kind = content.get("type")
    if kind == "FeatureCollection":
        features = _list(content.get("features"), "features")
    elif kind == "Topology":
        features = list(_topology(content))
    else:
        raise BadBoundaries(
            f"The file is neither GeoJSON nor TopoJSON: its type is {kind!r}, not"
            " FeatureCollection or Topology."
        )
    found = [_outline(number, feature) for number, feature in enumerate(features, 1)]
    _check(found)
    return found


def _check(found: Sequence[Outline]) -> None:
    if not found:
        raise BadBoundaries("The file has no outline.")
    codes = [outline.code for outline in found]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise BadBoundaries(f"These codes stand twice: {', '.join(twice)}.")
    points = sum(len(ring) for outline in found for ring in outline.rings)
    if points > MOST_POINTS:
        raise BadBoundaries(
            f"The outlines have {points} points, more than {MOST_POINTS}: simplify them first."
        )


def _outline(number: int, feature: object) -> Outline:
    where = f"Feature {number}"
    if not isinstance(feature, dict):
        raise BadBoundaries(f"{where} is no object.")
    known = feature.get("properties") or {}
    facts = {**(known if isinstance(known, dict) else {}), "id": feature.get("id")}
    code, name = _first(facts, CODES), _first(facts, NAMES)
    if not code:
        raise BadBoundaries(f"{where} has no code: it wants one of {', '.join(CODES)}.")
    where = f"{where} ({name or code})"
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict):
        raise BadBoundaries(f"{where} has no geometry.")
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "Polygon":
        polygons = [coordinates]
    elif kind == "MultiPolygon":
        polygons = _list(coordinates, where)
    else:
        raise BadBoundaries(f"{where} is a {kind}: only Polygon and MultiPolygon are outlines.")
    rings = [_ring(ring, where) for polygon in polygons for ring in _list(polygon, where)[:1]]
    if not rings:
        raise BadBoundaries(f"{where} has an empty geometry.")
    return Outline(code[:20], (name or code)[:100], tuple(rings))


def _ring(ring: object, where: str) -> Ring:
    points = [_point(point, where) for point in _list(ring, where)]
    if len(points) < FEWEST_POINTS or points[0] != points[-1]:
        raise BadBoundaries(f"{where} has a ring that does not close or has fewer than 4 points.")
    kept = [points[0]]
    kept += [point for before, point in pairwise(points) if point != before]
    return tuple(kept)


def _point(point: object, where: str) -> Point:
    try:
        longitude, latitude = (float(value) for value in _list(point, where)[:2])
    except (TypeError, ValueError) as error:
        raise BadBoundaries(f"{where} has a point that is not two numbers: {point!r}.") from error
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):  # noqa: PLR2004
        raise BadBoundaries(
            f"{where} has the point {longitude}, {latitude}, which is not in degrees: convert the"
            " file to EPSG:4326 first."
        )
    return round(longitude, 3), round(latitude, 3)


def _topology(content: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the geometries of a topology as features with plain coordinates."""
    arcs = [_arc(arc, content.get("transform")) for arc in _list(content.get("arcs"), "arcs")]
    objects = content.get("objects")
    if not isinstance(objects, dict):
        raise BadBoundaries("The topology has no objects.")
    for thing in objects.values():
        for geometry in _list((thing or {}).get("geometries"), "geometries"):
            kind, parts = geometry.get("type"), geometry.get("arcs") or []
            try:
                coordinates = _joined(parts, arcs, deep=2 if kind == "MultiPolygon" else 1)
            except (IndexError, TypeError) as error:
                raise BadBoundaries("A geometry speaks of an arc that is not there.") from error
            plain = {"type": kind, "coordinates": coordinates}
            yield {**{key: geometry.get(key) for key in ("id", "properties")}, "geometry": plain}


def _joined(parts: Any, arcs: Sequence[list[Point]], *, deep: int) -> list[Any]:
    if deep:
        return [_joined(part, arcs, deep=deep - 1) for part in parts]
    points: list[Point] = []
    for number in parts:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _arc(arc: object, transform: Any) -> list[Point]:
    points = [[float(value) for value in _list(point, "arcs")[:2]] for point in _list(arc, "arcs")]
    if not transform:
        return [(x, y) for x, y in points]
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    found, x, y = [], 0.0, 0.0
    for step_x, step_y in points:
        x, y = x + step_x, y + step_y
        found.append((x * kx + dx, y * ky + dy))
    return found


def _list(found: object, where: str) -> list[Any]:
    if not isinstance(found, list | tuple):
        raise BadBoundaries(f"{where}: a list is missing where there should be one.")
    return list(found)


def _first(facts: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((str(facts[name]) for name in names if facts.get(name) not in (None, "")), "")
