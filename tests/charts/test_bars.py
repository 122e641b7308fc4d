"""The bars' geometry."""

import pytest

from eset_portal.common.charts.bars import WIDTH, bars
from eset_portal.common.charts.chart import Series
from tests.charts.reading import chart, marks, number, parsed, texts


def test_length_is_proportional_to_the_value() -> None:
    drawn = bars(chart(Series("a", (100, 50, 25, 0))), "k")
    full, *others = [number(mark, "width") for mark in marks(drawn, "solid mine")]
    assert [length / full for length in others] == pytest.approx([0.5, 0.25, 0], abs=0.001)


def test_all_bars_start_on_one_line() -> None:
    drawn = bars(chart(Series("a", (100, 50, 25, 10))), "k")
    assert len({number(mark, "x") for mark in marks(drawn, "solid")}) == 1


def test_the_figures_stand_at_the_end() -> None:
    drawn = bars(chart(Series("a", (100, 50.5, None, 10))), "k")
    figures = marks(drawn, "value")
    assert [mark.text for mark in figures] == ["100,0", "50,5", "—", "10,0"]
    assert {number(mark, "x") for mark in figures} == {WIDTH}


def test_no_value_draws_no_bar() -> None:
    drawn = bars(
        chart(Series("a", (1, None, None, 2)), Series("b", (None, 1, None, 2), "peer")), "k"
    )
    assert len(marks(drawn, "solid")) == 2
    assert len(marks(drawn, "mark peer")) == 2


def test_an_interval_goes_on_light_and_dashed_where_the_sure_part_ends() -> None:
    series = Series("a", (60, 40, 0, 100), upper=(70, None, 100, 100))
    drawn = bars(chart(series), "k")
    solid, (first, third) = marks(drawn, "solid"), marks(drawn, "maybe edge")
    full = number(solid[3], "width")
    assert number(first, "x") == pytest.approx(number(solid[0], "x") + full * 0.6, abs=0.1)
    assert number(first, "width") == pytest.approx(full * 0.1, abs=0.1)
    assert number(third, "width") == pytest.approx(full, abs=0.1)
    assert first.get("stroke-dasharray")
    assert marks(drawn, "value")[0].text == "60,0–70,0"


def test_the_other_series_stand_as_points_on_the_same_row() -> None:
    drawn = bars(chart(Series("a", (50,) * 4), Series("b", (100,) * 4, "peer")), "k")
    assert len(marks(drawn, "mark peer")) == 4
    assert [entry.css for entry in drawn.legend] == ["mine", "peer"]
    assert "<rect" in drawn.legend[0].swatch
    assert "<path" in drawn.legend[1].swatch


def test_rows_do_not_touch_and_long_names_take_two_lines() -> None:
    drawn = bars(chart(Series("a", (50,) * 4)), "k")
    tops = [number(mark, "y") for mark in marks(drawn, "solid")]
    heights = [number(mark, "height") for mark in marks(drawn, "solid")]
    assert all(a + h < b for a, h, b in zip(tops, heights, tops[1:], strict=False))
    assert tops[1] - tops[0] > 25
    assert "Sistema de treball" in texts(drawn)


def test_a_chart_of_nothing_is_still_a_drawing() -> None:
    assert parsed(bars(chart(labels=()), "k")).get("viewBox") == "0 0 400 10"
