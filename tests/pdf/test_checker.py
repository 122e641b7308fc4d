"""The checker of PDFs finds what is broken: a checker that cannot fail checks nothing."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import pytest

from tests.pdf import sample
from tests.support import pdf as checker

Break = Callable[[pikepdf.Pdf], None]


@cache
def good() -> bytes:
    return sample.drawn()


def first(document: pikepdf.Pdf, kind: str) -> Any:
    return next(
        item
        for item in document.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{kind}"
    )


def becomes(kind: str, other: str) -> Break:
    def change(document: pikepdf.Pdf) -> None:
        first(document, kind).S = pikepdf.Name(f"/{other}")

    return change


def forget(document: pikepdf.Pdf, *names: str) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        for name in names:
            del xmp[name]


def font(document: pikepdf.Pdf) -> Any:
    return next(iter(document.pages[0].Resources.Font.values()))


def paint(document: pikepdf.Pdf, operators: bytes) -> None:
    document.pages[0].contents_add(document.make_stream(operators), prepend=True)


def every_header_becomes_data(document: pikepdf.Pdf) -> None:
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH":
            item.S = pikepdf.Name("/TD")


def unembed(document: pikepdf.Pdf) -> None:
    descriptor = font(document).DescendantFonts[0].FontDescriptor
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def untag_links(document: pikepdf.Pdf) -> None:
    first(document, "Link").K = pikepdf.Array([])


BROKEN: dict[str, Break] = {
    "the document has no language": lambda one: one.Root.__delitem__("/Lang"),
    "the window does not show the title": lambda one: one.Root.__delitem__("/ViewerPreferences"),
    "the document is not marked as tagged": lambda one: one.Root.__delitem__("/MarkInfo"),
    "there is no structure tree": lambda one: one.Root.__delitem__("/StructTreeRoot"),
    "there are no headings": lambda one: one.Root.__delitem__("/StructTreeRoot"),
    "the metadata have no title": lambda one: forget(one, "dc:title"),
    "the metadata do not claim PDF/UA-1": lambda one: forget(one, "pdfuaid:part"),
    "there are no bookmarks": lambda one: one.Root.__delitem__("/Outlines"),
    "page 1: tab order does not follow": lambda one: one.pages[0].__delitem__("/Tabs"),
    "the first heading is H2": becomes("H1", "H2"),
    "H3 follows H1": becomes("H2", "P"),
    "Titular is not a standard type": becomes("H2", "Titular"),
    "a Figure has no alternative text": lambda one: first(one, "Figure").__delitem__("/Alt"),
    "P stands in TR": becomes("TD", "P"),
    "P stands in Table": becomes("TBody", "P"),
    "P stands in L": becomes("LI", "P"),
    "P stands in LI": becomes("LBody", "P"),
    "rows of a table have [2, 3] cells": lambda one: first(one, "TR").K.__delitem__(0),
    "a TH has neither scope nor identifier": lambda one: first(one, "TH").__delitem__("/A"),
    "a table has no header cell": every_header_becomes_data,
    "a link has no Contents": lambda one: one.pages[0].Annots[0].__delitem__("/Contents"),
    "a link is not tagged": untag_links,
    "is not embedded": unembed,
    "has no ToUnicode": lambda one: font(one).__delitem__("/ToUnicode"),
    "page 1: f paints untagged content": lambda one: paint(one, b"0 0 9 9 re f\n"),
    "page 1: marked content 999 hangs": lambda one: paint(one, b"/P <</MCID 999>> BDC EMC\n"),
}


def test_a_good_file_has_no_problems() -> None:
    assert checker.problems(good()) == []


@pytest.mark.parametrize("problem", BROKEN)
def test_finds_what_is_broken(problem: str) -> None:
    broken = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as document:
        BROKEN[problem](document)
        document.save(broken)

    found = checker.problems(broken.getvalue())

    assert any(problem in one for one in found), found


def test_artifacts_need_no_tag() -> None:
    painted = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as document:
        paint(document, b"/Artifact BMC 0 0 9 9 re f EMC\n")
        document.save(painted)

    assert checker.problems(painted.getvalue()) == []


def test_the_structure_reads_in_order() -> None:
    kinds = [kind for kind, _ in checker.structure(good()) if kind[0] == "H" or kind == "Figure"]

    assert kinds == ["H1", "Figure", "H2", "H3"]
    assert ("Figure", "Un quadrat") in checker.structure(good())
