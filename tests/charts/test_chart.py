"""The data of a chart and the table with the same numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest

from eset_portal.common.charts.chart import Series, Table, one_decimal, runs, share, tick
from tests.charts.reading import chart


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0,0"),
        (72, "72,0"),
        (Fraction(635, 10), "63,5"),
        (Fraction(1, 3), "0,3"),
        (Fraction(125, 100), "1,3"),
        (Decimal("44.05"), "44,1"),
        (-1.5, "−1,5"),
        (-0.01, "0,0"),
        (1234.5, "1234,5"),
    ],
)
def test_one_decimal_rounds_halves_away_from_zero(value: float, written: str) -> None:
    assert one_decimal(value) == written


def test_the_table_has_the_same_numbers() -> None:
    table = chart(
        Series("Vosaltres", (72, Fraction(81, 2), None, 0)),
        Series("Grup", (1, 2, 3, 4), "peer"),
        unit="sobre 100",
    ).table()
    assert table.caption == "Resultat (sobre 100)"
    assert table.head == ("Dimensió", "Vosaltres", "Grup")
    assert table.rows == (
        ("Governança", "72,0", "1,0"),
        ("Sistema de treball", "40,5", "2,0"),
        ("Interoperabilitat", "—", "3,0"),
        ("Arxiu", "0,0", "4,0"),
    )


def test_numbers_are_written_as_the_caller_says() -> None:
    table = chart(Series("a", (1, 2, 3, 4)), number=lambda value: f"<{value}>").table()
    assert [row[1] for row in table.rows] == ["<1>", "<2>", "<3>", "<4>"]


def test_an_interval_shows_both_ends_and_no_middle() -> None:
    series = Series("Ara", (61, 40, None, 66), upper=(67.5, None, 70, 66))
    assert [row[1] for row in chart(series).table().rows] == ["61,0–67,5", "40,0", "—", "66,0"]


@pytest.mark.parametrize(
    "series",
    [
        (Series("a", (1, 2, 3)),),
        (Series("a", (1, 2, 3, 4), upper=(1, 2)),),
        (Series("a", (1, 2, 3, 4)), Series("b", (1, 2, 3, 4))),
    ],
)
def test_series_that_do_not_fit_are_refused(series: tuple[Series, ...]) -> None:
    with pytest.raises(ValueError):
        chart(*series)


def test_the_legend_names_each_series_with_its_class() -> None:
    legend = chart(Series("V", (1, 2, 3, 4)), Series("G", (1, 2, 3, 4), "past")).legend()
    assert [(entry.css, entry.label) for entry in legend] == [("mine", "V"), ("past", "G")]


@pytest.mark.parametrize(
    ("value", "maximum", "part"),
    [(50, 100, 0.5), (120, 100, 1), (-5, 100, 0), (3, 0, 0), (2, 4, 0.5)],
)
def test_a_share_stays_between_nothing_and_all(value: float, maximum: float, part: float) -> None:
    assert share(value, maximum) == part


@pytest.mark.parametrize(
    ("value", "written"), [(100, "100"), (Fraction(5, 2), "2,5"), (1500, "1500,0")]
)
def test_a_figure_of_the_scale_is_short(value: float, written: str) -> None:
    assert tick(value, one_decimal) == written


def test_a_missing_point_ends_a_run() -> None:
    a, b, c = (0.0, 0.0), (1.0, 1.0), (2.0, 2.0)
    assert runs([a, b, None, None, c, None]) == [[a, b], [c]]
    assert runs([None]) == []


def test_rows_lead_where_their_links_say() -> None:
    lines = Table("c", ("a", "b"), (("x", "1"), ("y", "2")), ("/x", "")).lines()
    assert [tuple(line) for line in lines] == [("x", "/x", ("1",)), ("y", "", ("2",))]
    assert [line.href for line in Table("c", ("a",), (("x",),)).lines()] == [""]
