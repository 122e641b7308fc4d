"""What holds for every kind of chart: safe, well formed, named, and with its numbers in words."""

import re
from pathlib import Path

import pytest

from eset_portal.common.charts.chart import Series
from eset_portal.common.charts.radar import radar
from tests.charts.reading import chart, one_of_each, parsed

HOSTILE = (
    '"><script>alert(1)</script>',
    "</title></svg><img src=x onerror=alert(1)>",
    "' onload='alert(1)",
    "]]>&lt;!--",
    "nul\x00 bell\x07 half\ud800",
)


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_stay_words(word: str) -> None:
    for drawn in one_of_each(word):
        names = {one.tag.rpartition("}")[2] for one in parsed(drawn).iter()}
        assert names <= {
            *("svg", "title", "desc", "g", "a", "text", "tspan"),
            *("line", "rect", "path", "circle", "polygon", "polyline"),
        }
        assert not any(name.startswith("on") for one in parsed(drawn).iter() for name in one.attrib)


def test_nothing_in_a_drawing_offends_a_strict_policy() -> None:
    for drawn in one_of_each():
        whole = drawn.svg + "".join(entry.swatch for entry in drawn.legend)
        assert not re.search(r"style=|<style|<script|\son\w+=|javascript:", whole)


def test_each_drawing_is_named_by_its_own_title_and_description() -> None:
    for drawn in one_of_each("Nom"):
        root = parsed(drawn)
        named = {one.get("id"): one.text for one in root.iter() if one.get("id")}
        assert [named[key] for key in root.get("aria-labelledby", "").split()] == ["Nom", "Nom"]
        assert drawn.title == "Nom"


def test_ids_do_not_meet_on_one_page() -> None:
    found = [
        one.get("id") for drawn in one_of_each() for one in parsed(drawn).iter() if one.get("id")
    ]
    assert len(found) == len(set(found)) == 10


def test_links_keep_a_drawing_from_being_an_image() -> None:
    roles = {drawn.key: parsed(drawn).get("role") for drawn in one_of_each()}
    assert roles.pop("dots") == "group"
    assert set(roles.values()) == {"img"}


def test_every_word_has_its_font_for_print() -> None:
    for drawn in one_of_each():
        for one in parsed(drawn).iter():
            if one.tag.endswith("}text"):
                assert one.get("font-family")
                assert one.get("font-size")
                assert one.get("fill", "").startswith("#")


def test_every_mark_has_its_colours_for_print_and_a_class_for_the_screen() -> None:
    for drawn in one_of_each():
        for one in parsed(drawn).iter():
            if one.tag.rpartition("}")[2] in {"line", "rect", "path", "circle", "polygon"}:
                assert one.get("class")
                assert one.get("fill") or one.get("stroke")


def test_coordinates_have_at_most_one_decimal() -> None:
    for drawn in one_of_each():
        assert not re.search(r"\d\.\d\d", re.sub(r'opacity="[^"]*"', "", drawn.svg))


def test_every_value_in_the_legend_shows_its_mark() -> None:
    for drawn in one_of_each():
        for entry in drawn.legend:
            assert entry.css in entry.swatch
            assert 'aria-hidden="true"' in entry.swatch


@pytest.mark.parametrize("key", ["", "1a", "two words", 'a"b', "à"])
def test_a_key_that_makes_no_id_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        radar(chart(Series("a", (1, 2, 3, 4))), key)


def test_the_style_sheet_knows_every_class_that_is_drawn() -> None:
    sheet = (Path(__file__).parents[2] / "static/css/charts.css").read_text()
    drawn = {
        css
        for one in one_of_each()
        for mark in parsed(one).iter()
        for css in mark.get("class", "").split()
    }
    assert {css for css in drawn if f".{css}" not in sheet} == {"label"}
