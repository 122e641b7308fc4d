"""The pages of a PDF by their references: told at once, and never those of before."""

import pydyf  # type: ignore[import-untyped]  # ships no types

from eset_portal.common import pdf_pages


def test_a_page_that_is_added_is_known_and_the_others_are_not_counted_again() -> None:
    pdf_pages.remember_references()
    document = pydyf.PDF()
    first, second = pydyf.Dictionary(), pydyf.Dictionary()

    assert document.page_references == ()
    document.add_page(first)
    known = document.page_references
    assert known == (first.reference,)
    assert document.page_references is known
    document.add_page(second)
    assert document.page_references == (first.reference, second.reference)
    assert pydyf.PDF().page_references == ()
