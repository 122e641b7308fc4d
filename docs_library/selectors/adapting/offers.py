"""What of a copy its body may offer to the method, passage by passage."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from docs_library.models import LocalEdition
from docs_library.rules import differences, inlines
from docs_library.rules.blocks import Block

MOST = 12
LONGEST = 300  # characters of a passage that an address carries


@dataclass(frozen=True, slots=True)
class Offer:
    """A passage of the original that the copy changed, and what an address says of it."""

    words: str
    query: str


def of(text: LocalEdition) -> list[Offer]:
    """Return the passages that TEXT changed or took out. Raise TooLong."""
    return list(islice(_offers(text), MOST))


def in_its_place(text: LocalEdition, quote: str) -> str:
    """Return what TEXT says, in Markdown, where its original says the passage QUOTE.

    Empty when that passage was not changed, or was taken out. Raise TooLong.
    """
    for change in differences.compare(text.base_edition.text, text.text).changes:
        if change.kind == "changed" and change.old and words(change.old) == quote:
            return change.new.source.strip() if change.new else ""
    return ""


def query(code: str, number: object, block: Block) -> str:
    """Return what an address says of BLOCK in edition NUMBER of the document with CODE."""
    return urlencode({"document": code, "edicio": str(number), "cita": words(block)})


def words(block: Block) -> str:
    """Return the words of BLOCK as its readers see them, from its start."""
    return "".join(word.text for word in inlines.read(block)).strip()[:LONGEST]


def _offers(text: LocalEdition) -> Iterator[Offer]:
    edition = text.base_edition
    for change in differences.compare(edition.text, text.text).changes:
        if change.kind in {"changed", "removed"} and change.old and words(change.old):
            asked = query(edition.document.code, edition.number, change.old)
            own = urlencode({"copia": str(text.adaptation_id)})
            yield Offer(words(change.old), f"{asked}&{own}")
