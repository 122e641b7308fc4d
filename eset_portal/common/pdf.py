"""The one door to the PDF engine: HTML and style sheets in, a tagged PDF out.

WeasyPrint takes a fifth of the time in which a process of the portal starts, and most processes
draw nothing: it is loaded with the first document.
"""

import ctypes
from collections.abc import Sequence
from functools import cache

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from eset_portal.common.pdf_terms import ForeignReference, Metadata, PdfUnavailable
from eset_portal.common.rules.pdf_needs import LIBRARIES, PACKAGES

__all__ = [
    "ForeignReference",
    "Metadata",
    "PdfUnavailable",
    "available",
    "lacking",
    "load",
    "render",
]

ENGINE = "eset_portal.common.pdf_drawing.render"


@cache
def lacking() -> str:
    """Return what the machine says of the library that PDFs need and it lacks; empty without."""
    try:
        for library in LIBRARIES:
            ctypes.CDLL(library)
    except OSError as error:
        return str(error).partition("\n")[0]
    return ""


def available() -> bool:
    """Say whether PDFs can be made on this machine."""
    return not lacking()


def load() -> None:
    """Load the engine now, for a process whose children are to share it."""
    if available():
        import_string(ENGINE)


def render(html: str, css: Sequence[str], *, metadata: Metadata) -> bytes:
    """Return HTML, dressed in the style sheets CSS (as text), as a tagged PDF.

    The document fetches nothing: ForeignReference if it tries. PdfUnavailable if a system
    library is missing. PDF/UA-1 unless the setting PDF_VARIANT asks for another variant.
    """
    if lacking():
        raise PdfUnavailable(
            _("PDFs cannot be made here: install %(packages)s.") % {"packages": " ".join(PACKAGES)}
        )
    drawn: bytes = import_string(ENGINE)(html, css, metadata)
    return drawn
