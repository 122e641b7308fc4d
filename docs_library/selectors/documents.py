"""Find documents: those in force, by code, by words, for a body."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Q, Value, When

from docs_library.models import Document, Edition
from docs_library.models.editions import EditionQuerySet
from docs_library.rules import collection_names


@dataclass(frozen=True, slots=True)
class Shelf:
    """A collection and what stands in it."""

    code: str
    label: str
    branch: str
    editions: list[Edition]


def in_force(*, on: date) -> EditionQuerySet:
    """Return the editions in force ON that day, each with its document, in order of code."""
    found = Edition.objects.in_force(on).select_related("document")
    return found.order_by("document__code")


def by_codes(codes: Iterable[str], on: date) -> dict[str, Edition]:
    """Return the editions in force ON that day of the documents with CODES, by code.

    A code without an edition in force is left out. The texts are loaded when asked for.
    """
    found = in_force(on=on).filter(document__code__in=set(codes)).defer("text")
    return {edition.document.code: edition for edition in found}


def shelves(editions: Iterable[Edition]) -> list[Shelf]:
    """Return EDITIONS by collection, in the order of the library, without empty ones."""
    standing: dict[str, list[Edition]] = {}
    for edition in editions:
        standing.setdefault(edition.document.collection, []).append(edition)
    return [
        Shelf(code, standing[code][0].document.collection_label, branch, standing[code])
        for branch, part in collection_names.BRANCHES.items()
        for code in part.leaves
        if code in standing
    ]


def current(code: str, *, on: date) -> Edition | None:
    """Return the edition of CODE in force ON that day, else the next to come, else the last.

    None when nothing of it was ever published.
    """
    rank = Case(
        When(Q(effective_to__lte=on), then=Value(2)),
        When(Q(effective_from__gt=on), then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    found = Edition.objects.numbered().filter(document__code=code).select_related("document")
    return found.order_by(rank, "-effective_from").first()


def edition(code: str, *, major: int, minor: int) -> Edition | None:
    """Return one published edition of CODE by its number, in force or not; None if none is."""
    found = Edition.objects.numbered().select_related("document")
    return found.filter(document__code=code, major=major, minor=minor).first()


def editions_of(document: Document) -> list[Edition]:
    """Return the published editions of DOCUMENT, the newest first, without their texts."""
    found = Edition.objects.numbered().filter(document=document)
    return list(found.defer("text").newest_first())


def latest(count: int, *, on: date) -> list[Edition]:
    """Return the COUNT editions that came into force last, seen from that day."""
    found = Edition.objects.in_force(on).select_related("document").defer("text")
    return list(found.order_by("-effective_from", "document__code")[:count])
