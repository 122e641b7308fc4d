"""The door to the PDF engine: what it writes, what it leaves as it was, what it says without it."""

import gc
import io
import subprocess
import sys

import pikepdf
import pytest

from eset_portal.common import pdf, pdf_drawing
from eset_portal.common.collecting import collection_paused
from tests.pdf import sample
from tests.support import pdf_text

WITHOUT_PANGO = """
import ctypes
from datetime import UTC, datetime
from django.conf import settings

def no_pango(name):
    raise OSError(f"{name}: cannot open shared object file\\nmore about it")

ctypes.CDLL = no_pango
settings.configure(USE_I18N=False)
from eset_portal.common import pdf

print(pdf.available(), pdf.lacking())
try:
    pdf.render("", [], metadata=pdf.Metadata("", "ca", "", datetime(2026, 1, 1, tzinfo=UTC)))
except pdf.PdfUnavailable as error:
    print(error.status, error)
"""


def test_the_file_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(sample.drawn())) as document:
        assert str(document.Root.Lang) == "ca"
        assert str(document.docinfo["/Title"]) == "Títol del document"
        assert str(document.docinfo["/Author"]) == "Consorci d’exemple"
        assert str(document.docinfo["/Keywords"]) == "e-SET, prova"
        assert str(document.docinfo["/Identifier"]) == "7KQ2-M9XD"
        assert str(document.docinfo["/CreationDate"]) == "D:20261004093000+00'00"
        assert bytes(document.trailer.ID[0]) == b"7KQ2-M9XD"


def test_the_same_words_give_the_same_bytes() -> None:
    assert sample.drawn() == sample.drawn()


def test_other_words_give_other_bytes() -> None:
    assert sample.drawn("<h1>Un</h1>") != sample.drawn("<h1>Dos</h1>")


def test_style_sheets_given_as_text_are_worn() -> None:
    plain, broken = (
        sample.drawn("<h1>a</h1><p>b"),
        sample.drawn("<h1>a</h1><p>b", "p { break-before: page }"),
    )

    assert [len(pdf_text.pages(content)) for content in (plain, broken)] == [1, 2]


def test_a_style_sheet_is_read_once() -> None:
    sample.drawn("<h1>a</h1>")
    before = pdf_drawing._sheet.cache_info()

    sample.drawn("<h1>b</h1>")

    after = pdf_drawing._sheet.cache_info()
    assert (after.misses, after.hits) == (before.misses, before.hits + 1)


def test_letters_of_catalan_can_be_copied_out() -> None:
    assert "Final: ñ ç l·l à." in pdf_text.pages(sample.drawn())[-1]


def test_every_page_has_its_number() -> None:
    pages = pdf_text.pages(sample.drawn())

    assert len(pages) > 1
    for number, words in enumerate(pages, start=1):
        assert f"peu {number} / {len(pages)}" in words


# WeasyPrint leaves its own colour profile open
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_another_variant_can_be_asked_for(settings: object) -> None:
    settings.PDF_VARIANT = "pdf/a-2a"  # type: ignore[attr-defined]

    with pikepdf.open(io.BytesIO(sample.drawn())) as document, document.open_metadata() as xmp:
        assert xmp["pdfaid:part"] == "2"


def test_the_collector_rests_while_drawing_and_only_then() -> None:
    assert gc.isenabled()
    with collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_again_after_a_failure() -> None:
    with pytest.raises(pdf.ForeignReference):
        sample.drawn('<img src="https://example.cat/a.png" alt="a">')

    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        sample.drawn("<h1>a</h1>")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_without_pango_the_portal_starts_and_says_what_to_install() -> None:
    told = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO], capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert told[0] == "False libpango-1.0.so.0: cannot open shared object file"
    assert told[1].startswith("503 ")
    assert "fonts-liberation" in told[1]
