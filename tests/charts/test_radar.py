"""The radar's geometry."""

import math

import pytest

from eset_portal.common.charts.chart import Series
from eset_portal.common.charts.radar import RADIUS, radar
from tests.charts.reading import chart, marks, pairs, parsed, texts


def outline(*values: float | None, **other: object) -> list[list[tuple[float, float]]]:
    drawn = radar(chart(Series("a", values), **other), "k")
    return [pairs(mark) for mark in marks(drawn, "line mine")]


def test_full_marks_reach_the_rim() -> None:
    (found,) = outline(100, 100, 100, 100)
    assert [round(math.hypot(*point), 1) for point in found] == [RADIUS] * 4


def test_the_distance_from_the_middle_is_the_share() -> None:
    (found,) = outline(50, 25, 0, 100)
    assert [math.hypot(*point) / RADIUS for point in found] == pytest.approx([0.5, 0.25, 0, 1])


def test_another_maximum_has_its_rim_too() -> None:
    (found,) = outline(4, 4, 4, 2, maximum=4)
    assert [math.hypot(*point) / RADIUS for point in found] == pytest.approx([1, 1, 1, 0.5])


def test_it_starts_at_the_top_and_goes_clockwise() -> None:
    (found,) = outline(100, 100, 100, 100)
    assert found == [(0, -RADIUS), (RADIUS, 0), (0, RADIUS), (-RADIUS, 0)]


def test_beyond_the_maximum_it_stops_at_the_rim() -> None:
    (found,) = outline(140, 100, 100, -3)
    assert math.hypot(*found[0]) == RADIUS
    assert found[3] == (0, 0)


def test_a_missing_value_opens_the_outline_and_leaves_no_area() -> None:
    drawn = radar(chart(Series("a", (100, None, 100, 100))), "k")
    assert [pairs(mark) for mark in marks(drawn, "line mine")] == [
        [(0, RADIUS), (-RADIUS, 0), (0, -RADIUS)]
    ]
    assert not marks(drawn, "area")
    assert len(marks(drawn, "mark mine")) == 3


def test_a_lone_value_is_a_point_and_no_values_draw_nothing() -> None:
    assert outline(None, 50, None, None) == []
    drawn = radar(chart(Series("a", (None,) * 4)), "k")
    assert not marks(drawn, "mark")


def test_an_interval_has_a_wider_light_outline() -> None:
    drawn = radar(chart(Series("a", (50, 50, 50, 50), upper=(100, None, 60, 50))), "k")
    (maybe,) = marks(drawn, "maybe")
    assert [math.hypot(*point) / RADIUS for point in pairs(maybe)] == pytest.approx(
        [1, 0.5, 0.6, 0.5]
    )


def test_series_are_told_apart_by_dash() -> None:
    values = (1, 2, 3, 4)
    drawn = radar(chart(*(Series(css, values, css) for css in ("mine", "peer", "past"))), "k")
    dashes = [mark.get("stroke-dasharray") for mark in marks(drawn, "line")]
    assert len(set(dashes)) == 3


def test_every_label_is_whole_and_inside_the_drawing() -> None:
    drawn = radar(chart(Series("a", (1, 2, 3, 4))), "k")
    assert texts(drawn)[2:] == ["Governança", "Sistema de treball", "Interoperabilitat", "Arxiu"]
    left, top, width, height = map(float, parsed(drawn).get("viewBox", "").split())
    for mark in marks(drawn, "label"):
        assert left <= float(mark.get("x", "")) <= left + width
        assert top <= float(mark.get("y", "")) <= top + height


def test_two_labels_make_no_radar() -> None:
    with pytest.raises(ValueError, match="three"):
        radar(chart(Series("a", (1, 2)), labels=("a", "b")), "k")
