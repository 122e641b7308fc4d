"""The histogram's geometry and what it must not show."""

import pytest

from eset_portal.common.charts.distribution import Distribution, Mark, distribution
from eset_portal.common.charts.flags import hoist
from tests.charts.reading import marks, number, pairs, texts


def spread(*counts: int | None, pointers: tuple[Mark, ...] = ()) -> Distribution:
    edges = tuple(range(0, 10 * len(counts) + 1, 10))
    return Distribution("Distribució", "d", edges, counts, pointers, head=("Valor", "Ens"))


def test_height_is_proportional_to_the_count() -> None:
    drawn = distribution(spread(10, 20, 0, 5), "k")
    heights = [number(mark, "height") for mark in marks(drawn, "column")]
    assert [height / heights[1] for height in heights] == pytest.approx([0.5, 1, 0, 0.25], abs=0.01)


def test_columns_stand_on_one_foot_from_low_to_high() -> None:
    columns = marks(distribution(spread(10, 20, 5), "k"), "column")
    feet = {round(number(mark, "y") + number(mark, "height"), 1) for mark in columns}
    assert len(feet) == 1
    assert [number(mark, "x") for mark in columns] == sorted(number(mark, "x") for mark in columns)


def test_a_hidden_count_is_dashed_at_one_height_and_says_nothing() -> None:
    drawn = distribution(spread(10, None, 3), "k")
    (hidden,) = marks(drawn, "hidden")
    assert hidden.get("stroke-dasharray")
    assert len(marks(drawn, "column")) == 2
    assert "—" in texts(drawn)
    assert drawn.table.rows[1] == ("10–20", "—")


def test_a_mark_stands_at_its_value() -> None:
    drawn = distribution(spread(1, 1, pointers=(Mark("Mediana", 10),)), "k")
    (line,) = marks(drawn, "line peer")
    second = marks(drawn, "column")[1]
    assert pairs(line)[0][0] == pairs(line)[1][0] == pytest.approx(number(second, "x") - 1)
    assert "Mediana 10,0" in texts(drawn)


def test_the_table_has_ranges_then_marks() -> None:
    table = spread(3, 4, pointers=(Mark("Mediana", 12.5),)).table()
    assert table.rows == (("0–10", "3"), ("10–20", "4"), ("Mediana", "12,5"))


@pytest.mark.parametrize(
    ("edges", "counts"), [((0, 1), (1, 2)), ((0,), ()), ((0, 2, 2), (1, 1)), ((2, 1), (1,))]
)
def test_edges_that_do_not_fit_are_refused(edges: tuple[int, ...], counts: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="distribution"):
        Distribution("t", "d", edges, counts)


def test_no_counts_at_all_still_draw() -> None:
    drawn = distribution(spread(0, None), "k")
    assert number(marks(drawn, "column")[0], "height") == 0


@pytest.mark.parametrize(
    "poles",
    [
        [(100, 90), (150, 60), (160, 80), (190, 90)],
        [(190, 90), (100, 90), (160, 80), (150, 60)],
        [(340, 90), (350, 90), (360, 90), (380, 90)],
        [(240, 90), (300, 90), (330, 90), (390, 90)],
        [(10, 90), (20, 90), (200, 90), (390, 90)],
        [(200, 90), (200, 90)],
    ],
)
def test_no_pole_crosses_words_and_no_words_touch(poles: list[tuple[float, float]]) -> None:
    flags = hoist(poles, 400)
    assert [flag.x for flag in flags] == [x for x, _ in poles]
    for one in flags:
        assert one.span()[0] >= 0
        assert one.span()[1] <= 400
        for other in flags:
            if other is not one and one.lane >= other.lane and one.x != other.x:
                assert not one.covers(other.x)
            if other is not one and one.lane == other.lane:
                assert one.span()[1] < other.span()[0] or other.span()[1] < one.span()[0]
