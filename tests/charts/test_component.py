"""The figure around a chart: legend, table, and nothing a strict policy refuses."""

import re

from django.template.loader import render_to_string

from eset_portal.common.charts.dots import Dot, dots
from tests.charts.reading import one_of_each, places


def shown(drawn: object, **context: object) -> str:
    return render_to_string("components/_chart.html", {"chart": drawn, **context})


def test_the_figure_has_the_drawing_the_legend_and_the_numbers() -> None:
    for drawn in one_of_each("Paraula"):
        page = shown(drawn)
        assert drawn.svg in page
        for entry in drawn.legend:
            assert f"{entry.swatch}{entry.label}" in page
        for row in drawn.table.rows:
            assert all(f">{cell}<" in page for cell in row)


def test_words_are_escaped_around_the_drawing_too() -> None:
    for drawn in one_of_each("<script>x</script>"):
        assert "<script" not in shown(drawn)


def test_the_table_is_folded_unless_asked() -> None:
    drawn = next(one_of_each())
    assert " open>" not in shown(drawn)
    assert " open>" in shown(drawn, table_open=True)


def test_the_title_gives_way_to_the_page_s_own_heading() -> None:
    drawn = next(one_of_each())
    assert "chart-title" in shown(drawn)
    assert "chart-title" not in shown(drawn, untitled=True)


def test_a_row_with_an_address_is_a_link() -> None:
    page = shown(dots(places(Dot("Vila", 1, 41, href="/ens/1")), "k"))
    assert '<th scope="row"><a href="/ens/1">Vila</a></th>' in page


def test_no_heading_of_the_table_is_empty() -> None:
    drawn = dots(places(Dot("Vila", 1, 41)), "k")
    assert not re.search(r"<th[^>]*>\s*</th>", shown(drawn))


def test_ids_do_not_meet_on_one_page() -> None:
    page = "".join(shown(drawn) for drawn in one_of_each())
    found = re.findall(r'\sid="([^"]+)"', page)
    assert len(found) == len(set(found)) == 15
    for name in re.findall(r'aria-labelledby="([^"]+)"', page):
        assert set(name.split()) <= set(found)
