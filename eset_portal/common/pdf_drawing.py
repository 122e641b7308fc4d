"""The engine that draws PDFs; `pdf` is its door and loads it when the first one is asked for."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Never

import weasyprint
from django.conf import settings
from django.utils.translation import gettext as _
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from eset_portal.common import pdf_pages, pdf_tags
from eset_portal.common.collecting import collection_paused
from eset_portal.common.pdf_terms import ForeignReference, Metadata

ACCESSIBLE = "pdf/ua-1"

pdf_pages.remember_references()


def render(html: str, css: Sequence[str], metadata: Metadata) -> bytes:
    """Return HTML, dressed in CSS, as a tagged PDF; ForeignReference if it wants to fetch."""
    fetcher = _RefuseAll()
    try:
        with collection_paused():
            drawn = _draw(html, css, metadata, fetcher)
    except FatalURLFetchingError as error:
        raise _foreign(str(error)) from error
    if fetcher.refused:
        raise _foreign(fetcher.refused[0])
    return drawn


def _foreign(address: str) -> ForeignReference:
    message = _("The document refers to something outside itself: %(address)s")
    return ForeignReference(message % {"address": address[:200]})


def _draw(html: str, css: Sequence[str], metadata: Metadata, fetcher: "_RefuseAll") -> bytes:
    source = weasyprint.HTML(string=html, url_fetcher=fetcher)
    options = {"pdf_variant": getattr(settings, "PDF_VARIANT", ACCESSIBLE), "custom_metadata": True}
    document = source.render(
        font_config=_fonts(), stylesheets=[_sheet(text) for text in css], **options
    )
    _describe(document.metadata, metadata)
    pdf: bytes = document.write_pdf(
        pdf_identifier=metadata.identifier.encode() or None,
        finisher=pdf_tags.Finisher(_link_texts(source.etree_element)),
        **options,
    )
    return pdf


def _describe(target: Any, metadata: Metadata) -> None:
    """Write METADATA over what WeasyPrint read from the head of the document."""
    target.title = metadata.title
    target.lang = metadata.language
    target.authors = [metadata.author]
    target.keywords = list(metadata.keywords)
    target.created = target.modified = metadata.created.isoformat(timespec="seconds")
    target.generator = "e-SET"
    target.custom = {"Identifier": metadata.identifier} if metadata.identifier else {}


def _link_texts(root: Any) -> dict[str, str]:
    """Return the words of each link, by its target (without the # of inner ones)."""
    texts = {}
    for link in root.iter("a"):
        words = link.get("title") or "".join(link.itertext())
        texts[link.get("href", "").removeprefix("#")] = " ".join(words.split())
    return texts


class _RefuseAll:
    """The fetcher that fetches nothing, data: addresses included, and stops the drawing.

    It remembers what it refused, because inside a drawing WeasyPrint swallows the stop.
    """

    _fail_on_errors = True

    def __init__(self) -> None:
        self.refused: list[str] = []

    def __call__(self, url: str) -> Never:
        self.refused.append(url)
        raise FatalURLFetchingError(url)


@cache
def _fonts() -> Any:
    return FontConfiguration()


@lru_cache(maxsize=16)
def _sheet(text: str) -> Any:
    """Return the style sheet TEXT, parsed once in the life of the process."""
    return weasyprint.CSS(string=text, font_config=_fonts(), url_fetcher=_RefuseAll())
