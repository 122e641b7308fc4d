"""What is finished after WeasyPrint: margins, header cells, links, identifiers."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from tests.pdf import sample


@pytest.fixture(scope="module")
def document() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(sample.drawn())) as opened:
        yield opened


def _elements(document: pikepdf.Pdf, kind: str) -> list[Any]:
    return [
        item
        for item in document.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{kind}"
    ]


def test_what_stands_in_the_margins_is_a_pagination_artifact(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        marks = [
            (str(item.operands[0]), str(item.operands[1].get("/Type", "")))
            for item in pikepdf.parse_content_stream(page)
            if str(item.operator) == "BDC"
        ]
        assert ("/Artifact", "/Pagination") in marks


def test_header_cells_say_what_they_head(document: pikepdf.Pdf) -> None:
    scopes = [str(cell.A.Scope) for cell in _elements(document, "TH")]

    pages = len(document.pages)
    assert scopes.count("/Row") == 70
    assert 3 <= scopes.count("/Column") <= 3 * pages
    assert set(scopes) == {"/Row", "/Column"}


def test_no_identifier_repeats_on_the_pages_of_a_table(document: pikepdf.Pdf) -> None:
    cells = _elements(document, "TH") + _elements(document, "TD")

    assert not any("/ID" in cell or "/Headers" in cell.get("/A", {}) for cell in cells)


def test_links_carry_their_words(document: pikepdf.Pdf) -> None:
    words = {str(note.Contents) for page in document.pages for note in page.get("/Annots", [])}

    assert words == {"Vés a la taula", "a fora"}


def test_the_reader_may_be_told_more_than_the_link_says() -> None:
    content = sample.drawn('<h1>a</h1><p><a href="https://example.cat" title="Més">m</a></p>')

    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.pages[0].Annots[0].Contents) == "Més"
