"""Outlines are read from both formats, and what is wrong with a file is said."""

import copy
from typing import Any

import pytest

from selfassessment.rules import boundaries
from selfassessment.rules.boundaries import BadBoundaries, read

SQUARE = [[1.0, 41.0], [2.0, 41.0], [2.0, 42.0], [1.0, 42.0], [1.0, 41.0]]
GEO: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"CODICOMAR": "13", "NOMCOMAR": "Barcelonès"},
            "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
        }
    ],
}
TOPO: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [1, 41]},
    "objects": {
        "comarques": {
            "type": "GeometryCollection",
            "geometries": [
                {
                    "type": "Polygon",
                    "id": "13",
                    "properties": {"nom": "Barcelonès"},
                    "arcs": [[0, -2]],
                }
            ],
        }
    },
    "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [0, 2], [2, 0]]],
}


def test_geojson_is_read() -> None:
    [outline] = read(GEO)
    assert (outline.code, outline.name) == ("13", "Barcelonès")
    assert outline.rings == (tuple(map(tuple, SQUARE)),)


def test_topojson_is_joined_from_its_arcs() -> None:
    [outline] = read(TOPO)
    assert (outline.code, outline.name) == ("13", "Barcelonès")
    assert outline.rings == (((1.0, 41.0), (2.0, 41.0), (2.0, 42.0), (1.0, 42.0), (1.0, 41.0)),)


def test_several_parts_are_several_rings() -> None:
    content = copy.deepcopy(GEO)
    parts = [[SQUARE], [SQUARE]]
    content["features"][0]["geometry"] = {"type": "MultiPolygon", "coordinates": parts}
    assert len(read(content)[0].rings) == 2


def broken(**geometry: Any) -> dict[str, Any]:
    content = copy.deepcopy(GEO)
    content["features"][0]["geometry"] |= geometry
    return content


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ([], "no JSON object"),
        ({"type": "Feature"}, "neither GeoJSON nor TopoJSON"),
        ({"type": "FeatureCollection", "features": []}, "no outline"),
        ({"type": "FeatureCollection"}, "a list is missing"),
        ({"type": "FeatureCollection", "features": [7]}, "is no object"),
        ({"type": "FeatureCollection", "features": [{}]}, "has no code"),
        ({"type": "FeatureCollection", "features": [{"id": "1"}]}, "has no geometry"),
        (broken(type="Point"), "only Polygon and MultiPolygon"),
        (broken(coordinates=[]), "empty geometry"),
        (broken(coordinates=[SQUARE[:3]]), "does not close"),
        (broken(coordinates=[SQUARE[:4]]), "does not close"),
        (broken(coordinates=[[["a", 1], *SQUARE]]), "not two numbers"),
        (broken(coordinates=[[[1], *SQUARE]]), "not two numbers"),
        (broken(coordinates=[[[430000, 4580000], *SQUARE]]), "convert the file to EPSG:4326"),
        (broken(coordinates="here"), "a list is missing"),
        ({**GEO, "features": GEO["features"] * 2}, "stand twice: 13"),
        ({"type": "Topology", "arcs": []}, "has no objects"),
        ({**TOPO, "arcs": []}, "an arc that is not there"),
    ],
)
def test_what_is_wrong_is_said(content: object, told: str) -> None:
    with pytest.raises(BadBoundaries, match=told):
        read(content)


def test_too_many_points_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundaries, "MOST_POINTS", 4)
    with pytest.raises(BadBoundaries, match="simplify"):
        read(GEO)
