"""Which paragraphs of a document many bodies changed in their copies: counts, never names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from docs_library.models import Adaptation, Document, Edition, LocalEdition
from docs_library.rules import adapting, blocks, marks, retouching
from docs_library.rules.blocks import Block
from docs_library.selectors.adapting import offers


@dataclass(frozen=True, slots=True)
class Spot:
    """A block that bodies changed, or after which they added something, and how many did."""

    place: int
    where: str
    html: str
    query: str
    changed: int
    added: int

    @property
    def most(self) -> int:
        """The greater of both counts."""
        return max(self.changed, self.added)


@dataclass(frozen=True, slots=True)
class Heat:
    """What bodies change in an edition: how many have a copy, the spots, and how many too few."""

    copies: int
    spots: list[Spot]
    few: int


def of(edition: Edition) -> Heat:
    """Return what the copies of the document of EDITION change in it, the most first.

    Only what at least FEWEST bodies changed is shown: fewer could be guessed.
    """
    counts, bodies = _counts(edition.document)
    spots = list(_spots(edition, counts))
    shown = [spot for spot in spots if spot.most >= adapting.FEWEST]
    shown.sort(key=lambda spot: (-spot.most, spot.place))
    return Heat(bodies, shown, len(spots) - len(shown))


def tallies() -> dict[str, int]:
    """Return how many bodies show a copy of each document, by code."""
    rows = Adaptation.objects.filter(
        state__in=adapting.SHOWN, texts__state=adapting.APPROVED
    ).distinct()
    return dict(Counter(rows.values_list("document__code", flat=True)))


def _counts(document: Document) -> tuple[Counter[str], int]:
    newest = LocalEdition.objects.filter(adaptation=OuterRef("pk"), state=adapting.APPROVED)
    rows = Adaptation.objects.filter(document=document, state__in=adapting.SHOWN).annotate(
        touched=Subquery(newest.order_by("-number").values("touched")[:1])
    )
    found = [touched for touched in rows.values_list("touched", flat=True) if touched is not None]
    return Counter(digest for touched in found for digest in set(touched)), len(found)


def _spots(edition: Edition, counts: Counter[str]) -> Iterator[Spot]:
    where = ""
    code, number = edition.document.code, edition.number
    for place, block in enumerate(blocks.split(edition.text)):
        where = block.content if block.kind == "heading" else where
        digest = retouching.digest(block)
        changed, added = counts[digest], counts[retouching.ADDED + digest]
        if changed or added:
            yield _spot(place, block, where, (changed, added), offers.query(code, number, block))


def _spot(place: int, block: Block, where: str, counts: tuple[int, int], query: str) -> Spot:
    changed, added = counts
    return Spot(
        place=place,
        where="" if block.kind == "heading" else where,
        html=marks.whole(block),
        query=query,
        changed=changed,
        added=added,
    )
