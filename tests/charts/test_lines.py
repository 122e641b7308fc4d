"""The lines' geometry."""

import itertools

import pytest

from eset_portal.common.charts.chart import Series
from eset_portal.common.charts.lines import WIDTH, lines
from tests.charts.reading import chart, marks, number, pairs

YEARS = ("2023", "2024", "2025", "2026")


def drawn(*values: float | None, **other: object):
    return lines(chart(Series("a", values), labels=YEARS[: len(values)], **other), "k")


def test_time_runs_to_the_right_in_even_steps() -> None:
    (line,) = marks(drawn(1, 2, 3, 4), "line mine")
    xs = [x for x, _ in pairs(line)]
    steps = [b - a for a, b in itertools.pairwise(xs)]
    assert steps == pytest.approx([steps[0]] * 3, abs=0.2)
    assert steps[0] > 0


def test_more_is_higher_and_in_proportion() -> None:
    (line,) = marks(drawn(0, 50, 100), "line mine")
    low, middle, high = (y for _, y in pairs(line))
    assert low > middle > high
    assert middle == pytest.approx((low + high) / 2)


def test_the_top_and_the_foot_of_the_scale_are_the_maximum_and_nothing() -> None:
    found = drawn(0, 100)
    (line,) = marks(found, "line mine")
    rules = [number(mark, "y1") for mark in marks(found, "axis")]
    assert [y for _, y in pairs(line)] == [max(rules), min(rules)]
    assert [mark.text for mark in marks(found, "tick")] == ["0", "25", "50", "75", "100"]


def test_a_missing_year_leaves_a_gap_and_is_not_bridged() -> None:
    found = drawn(10, 20, None, 40)
    assert [len(pairs(line)) for line in marks(found, "line mine")] == [2]
    assert len(marks(found, "mark mine")) == 3
    assert [mark.text for mark in marks(found, "value")] == ["10,0", "20,0", "40,0"]


def test_one_year_stands_in_the_middle_without_a_line() -> None:
    found = drawn(50)
    assert not marks(found, "line")
    assert 150 < number(marks(found, "value")[0], "x") < 250


def test_what_is_still_open_is_a_range_upwards() -> None:
    found = lines(chart(Series("a", (50, 60), upper=(None, 80)), labels=YEARS[:2]), "k")
    (maybe,) = marks(found, "maybe")
    (line,) = marks(found, "line mine")
    assert number(maybe, "y") + number(maybe, "height") == pytest.approx(pairs(line)[1][1], abs=0.1)
    assert number(maybe, "height") == pytest.approx(170 * 0.2, abs=0.1)
    assert marks(found, "value")[1].text == "60,0–80,0"


def test_words_at_the_ends_stay_inside() -> None:
    labels = ("Campanya de 2025", "Campanya de 2026")
    found = lines(chart(Series("a", (1, 2)), labels=labels), "k")
    assert max(number(mark, "x") for mark in marks(found, "label")) < WIDTH - 30
