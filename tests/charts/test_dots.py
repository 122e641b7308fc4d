"""The map: where north is, how far east is, and what a dot tells."""

import math

import pytest

from eset_portal.common.charts.dots import WIDTH, Dot, dots, frame
from tests.charts.reading import marks, number, parsed, places

NORTH = Dot("Nord", 2.0, 42.5, 0, 4)
SOUTH = Dot("Sud", 2.0, 40.5, 4, 0)
WEST = Dot("Oest", 0.5, 41.5, 2, None)
EAST = Dot("Est", 3.0, 41.5, 3, 2)


def at(name: str) -> tuple[float, float]:
    drawn = dots(places(NORTH, SOUTH, WEST, EAST), "k")
    (found,) = [mark for mark in marks(drawn, "dot") if mark[0].text.startswith(name)]
    return number(found, "cx"), number(found, "cy")


def test_north_is_up_and_west_is_left() -> None:
    assert at("Nord")[1] < at("Oest")[1] < at("Sud")[1]
    assert at("Oest")[0] < at("Nord")[0] < at("Est")[0]


def test_a_degree_east_is_shorter_than_a_degree_north_by_the_cosine() -> None:
    east = (at("Est")[0] - at("Oest")[0]) / 2.5
    north = (at("Sud")[1] - at("Nord")[1]) / 2
    assert east / north == pytest.approx(math.cos(math.radians(41.5)), abs=0.002)


def test_every_dot_is_inside() -> None:
    root = parsed(dots(places(NORTH, SOUTH, WEST, EAST), "k"))
    _, _, width, height = map(float, root.get("viewBox", "").split())
    for name in ("Nord", "Sud", "Oest", "Est"):
        x, y = at(name)
        assert 0 < x < width
        assert 0 < y < height


def test_large_dots_are_drawn_first_so_that_small_ones_stay_visible() -> None:
    radii = [
        number(mark, "r") for mark in marks(dots(places(NORTH, WEST, SOUTH, EAST), "k"), "dot")
    ]
    assert radii == sorted(radii, reverse=True)
    assert len(set(radii)) == 4


def test_a_dot_has_the_shade_of_its_degree_and_no_answer_is_a_ring() -> None:
    drawn = dots(places(NORTH, WEST), "k")
    (ring,), (shade,) = marks(drawn, "dot none"), marks(drawn, "dot d4")
    assert ring.get("fill") == "none"
    assert shade.get("fill") == "#0b5f63"
    assert [shade[0].text, ring[0].text] == ["Nord: Consolidat", "Oest: Sense resposta"]


def test_a_dot_with_an_address_is_a_named_link_here_and_in_the_table() -> None:
    drawn = dots(places(Dot("A & B", 1, 41, href="/ens/1?a=1&b=2"), EAST), "k")
    (link,) = [one for one in parsed(drawn).iter() if one.tag.endswith("}a")]
    assert link.get("href") == "/ens/1?a=1&b=2"
    assert link.get("aria-label") == "A & B: Sense resposta"
    assert [line.href for line in drawn.table.lines()] == ["/ens/1?a=1&b=2", ""]


def test_a_script_is_no_address() -> None:
    with pytest.raises(ValueError, match="address"):
        dots(places(Dot("A", 1, 41, href="javascript:alert(1)")), "k")


def test_the_table_lists_every_dot_or_counts_them() -> None:
    rows = places(NORTH, WEST).table().rows
    assert rows == (("Nord", "Consolidat"), ("Oest", "Sense resposta"))
    counted = places(NORTH, WEST, EAST, EAST, listed=False).table().rows
    assert dict(counted) == {
        "No iniciat": "0",
        "Inicial": "0",
        "En desplegament": "2",
        "Implantat": "0",
        "Consolidat": "1",
        "Sense resposta": "1",
    }


def test_the_legend_has_five_degrees_and_the_ring() -> None:
    legend = dots(places(NORTH), "k").legend
    assert [entry.css for entry in legend] == ["d0", "d1", "d2", "d3", "d4", "none"]


def test_outlines_lie_beneath_and_widen_the_map() -> None:
    border = ((0.0, 40.0), (4.0, 40.0), (4.0, 43.0))
    drawn = dots(places(EAST, outlines=(border,)), "k")
    kinds = [one.tag.rpartition("}")[2] for one in parsed(drawn)]
    assert kinds.index("polygon") < kinds.index("circle")


@pytest.mark.parametrize(
    "found", [[], [(2.0, 41.0)], [(2.0, 41.0), (2.0, 42.0)], [(1.0, 41.0), (2.0, 41.0)]]
)
def test_few_places_still_make_a_map(found: list[tuple[float, float]]) -> None:
    view = frame(found)
    for place in found:
        x, y = view.point(place)
        assert 0 <= x <= WIDTH
        assert 0 <= y <= view.height + 16
