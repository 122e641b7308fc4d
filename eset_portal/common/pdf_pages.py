"""Let a PDF name its pages without counting them all again for each thing that stands on one.

The writer under WeasyPrint makes the list of all its pages anew whenever a tag asks where one
page is: harmless for ten pages, minutes for a thousand.
"""

from typing import Any

import pydyf  # type: ignore[import-untyped]  # ships no types


def remember_references() -> None:
    """Have every PDF keep the references of its pages until a page is added."""
    pydyf.PDF.page_references = property(_references)


def _references(pdf: Any) -> tuple[bytes, ...]:
    kids = pdf.pages["Kids"]
    found: tuple[bytes, ...]
    count, found = pdf.__dict__.get("known_references", (0, ()))
    if count != len(kids):
        found = tuple(f"{number} 0 R".encode("ascii") for number in kids[::3])
        pdf.known_references = (len(kids), found)
    return found
