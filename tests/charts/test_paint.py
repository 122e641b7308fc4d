"""Room for words, and series told apart without colour."""

import pytest

from eset_portal.common.charts import paint


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Arxiu", ("Arxiu",)),
        ("Sistema de treball", ("Sistema", "de treball")),
        ("Interoperabilitat", ("Interoperabilitat",)),
        (
            "Protecció de dades i seguretat de la informació",
            ("Protecció de dades i", "seguretat de la info…"),
        ),
        ("Anticonstitucionalment-llarguíssim", ("Anticonstitucionalme…",)),
        ("", ("",)),
    ],
)
def test_long_words_go_over_two_lines(text: str, lines: tuple[str, ...]) -> None:
    assert paint.wrap(text, 14) == lines


def test_no_line_is_longer_than_asked() -> None:
    for count in range(1, 12):
        for line in paint.wrap("abcdefg " * count, 10, hard=16):
            assert len(line) <= 16


def test_capitals_take_more_room_than_an_i() -> None:
    assert paint.width("MMM") > paint.width("aaa") > paint.width("iii") > 0


def test_each_kind_of_series_has_a_dash_and_a_shape_of_its_own() -> None:
    assert len({look.dash for look in paint.LOOKS.values()}) == len(paint.LOOKS)
    assert len({look.shape for look in paint.LOOKS.values()}) == len(paint.LOOKS)
    shapes = {paint.mark(css, (0, 0)).split(' d="')[1].split('"')[0] for css in paint.LOOKS}
    assert len(shapes) == len(paint.LOOKS)


def test_two_lines_stand_one_under_the_other() -> None:
    made = paint.label(("a", "b"), (5, 10))
    assert '<tspan x="5" y="10">a</tspan><tspan x="5" y="25">b</tspan>' in made
