"""The report as PDF: every variant is accessible, numbered, marked and the same each time."""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from selfassessment.reports import layout
from selfassessment.reports.values import ReportContext
from tests.selfassessment.reports import extremes, invented
from tests.support import pdf, pdf_text


def _long() -> ReportContext:
    context = invented.validated()
    identity = replace(context.identity, body=invented.LONG, elaborated_by=invented.LONG)
    return replace(context, identity=identity)


def _short(language: str) -> ReportContext:
    context = invented.report(language=language)
    return replace(context, dimensions=context.dimensions[:3])


VARIANTS: dict[str, Callable[[], ReportContext]] = {
    "submitted": invented.report,
    "validated": invented.validated,
    "capped": lambda: invented.capped(demo=True),
    "provisional": invented.provisional,
    "long name": _long,
    "nobody has begun": extremes.empty,
    "nothing applies": extremes.none_applies,
    "far too much": lambda: extremes.huge(20),
    "Spanish": lambda: _short("es"),
    "English": lambda: _short("en"),
}


@cache
def drawn(variant: str) -> bytes:
    return layout.draw(VARIANTS[variant]())


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_passes_the_structural_check(variant: str) -> None:
    assert pdf.problems(drawn(variant)) == []


@pytest.mark.parametrize("variant", ["capped", "long name"])
def test_every_page_but_the_cover_has_its_number_and_name(variant: str) -> None:
    pages = pdf_text.pages(drawn(variant))
    name = VARIANTS[variant]().identity.body

    assert "1 / " not in pages[0].splitlines()
    for number, words in enumerate(pages[1:], start=2):
        assert f"{number} / {len(pages)}" in words
        assert name[:40] in words


def test_invented_data_are_marked_on_every_page() -> None:
    with_mark = [_squeezed(words) for words in pdf_text.pages(drawn("capped"))]
    without = [_squeezed(words) for words in pdf_text.pages(drawn("submitted"))]

    mark = _squeezed(_demo_mark())
    assert all(mark in words for words in with_mark)
    assert not any(mark in words for words in without)


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _demo_mark() -> str:
    html = layout.html(invented.report())
    return html.split('data-demo="')[1].split('"')[0]


def test_the_cover_says_whose_it_is_its_degree_and_its_code() -> None:
    cover = pdf_text.pages(drawn("capped"))[0]

    for words in ("Ajuntament de Vilademostra", "63,4", "En desplegament", "7KQ2-M9XD-4TRB"):
        assert words in cover


def test_a_provisional_result_is_an_interval() -> None:
    assert "41,2–58,0" in pdf_text.pages(drawn("provisional"))[0]


def test_the_name_of_the_file_is_its_title() -> None:
    with pikepdf.open(io.BytesIO(drawn("submitted"))) as document:
        assert str(document.docinfo["/Title"]).endswith(
            "Ajuntament de Vilademostra · Campanya 2026"
        )
        assert str(document.docinfo["/Author"]) == "Ajuntament de Vilademostra"


def test_bookmarks_lead_to_each_section_and_dimension() -> None:
    with pikepdf.open(io.BytesIO(drawn("validated"))) as document:
        (cover,) = document.open_outline().root
        titles = [item.title for item in cover.children]
        inner = [len(item.children) for item in cover.children]

    assert len(titles) == 12
    assert 10 in inner


def test_drawings_have_words() -> None:
    figures = [words for kind, words in pdf.structure(drawn("submitted")) if kind == "Figure"]

    assert len(figures) == 3
    assert "Resultat per dimensions, al costat del grup" in figures


def test_the_long_name_keeps_the_cover_on_one_page() -> None:
    pages = pdf_text.pages(drawn("long name"))

    assert "7KQ2-M9XD-4TRB-W8HF-Z3NC-QP5G" in pages[0]
    assert "7KQ2" not in pages[1]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert layout.draw(invented.report()) == drawn("submitted")
