"""The conflicts to decide, each laid out as a card."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from docs_library.models import Edition, MergeDecision
from docs_library.rules import adapting, differences, joining, marks, relocations
from docs_library.rules.marks import Spoken
from docs_library.rules.merging import Merge
from docs_library.rules.regions import Region, Run
from docs_library.selectors import comparing, reading
from docs_library.selectors.adapting.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Card:
    """A conflict to decide: three panes of safe HTML, what was decided, and what may not be."""

    number: int
    digest: str
    where: str
    reason: str
    base: str
    ours: str
    theirs: str
    together: str
    draft: str
    decision: MergeDecision | None
    moved: str
    refused: frozenset[str]

    @property
    def version(self) -> int:
        """How often it has been decided so far."""
        return self.decision.version if self.decision else 0

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What may be chosen, in words."""
        return [(code, _(label)) for code, label in adapting.CHOICES.items()]


def of(found: Meeting) -> list[Card]:
    """Return the conflicts of FOUND in the order of reading."""
    spoken = comparing.spoken()
    return [
        _card(found, region, number, where, spoken)
        for number, (region, where) in enumerate(_conflicts(found.merge), start=1)
    ]


def _conflicts(found: Merge) -> Iterator[tuple[Region, str]]:
    """Give the conflicts, each with the heading under which it stands."""
    where = ""
    for region in found.regions:
        if region.is_conflict:
            yield region, where
        for block in region.base or region.theirs:
            where = block.content if block.kind == "heading" else where


def _card(found: Meeting, region: Region, number: int, where: str, spoken: Spoken) -> Card:
    return Card(
        number=number,
        digest=region.digest,
        where=where,
        reason=_(adapting.REASONS[region.reason]),
        base="".join(map(marks.whole, region.base)),
        ours=_marked(region.base, region.ours, spoken),
        theirs=_marked(region.base, region.theirs, spoken),
        together="".join(map(marks.whole, region.together)),
        draft=joining.joined(region.together, region.together).strip("\n"),
        decision=found.decided.get(region.digest),
        moved=_moved(found.merge, region),
        refused=frozenset(found.refused(region)),
    )


def _marked(base: Run, side: Run, spoken: Spoken) -> str:
    old, new = (joining.joined(run, run) for run in (base, side))
    found = differences.compare(old, new)
    return "".join(marks.marked(change, spoken) for change in found.changes) if side else ""


def _moved(found: Merge, region: Region) -> str:
    told = relocations.moved(found, region)
    if told is None:
        return ""
    if told.side == "ours":
        words = _("You moved this passage: it now stands under “%(under)s”.")
    else:
        words = _("The new edition moved this passage: it now stands under “%(under)s”.")
    return words % {"under": told.under or _("the beginning")}


def brought(base: Edition, theirs: Edition) -> list[reading.Note]:
    """Return what the editions after BASE, up to THEIRS, say of their changes, the latest first."""
    between = Edition.objects.numbered().filter(
        document=theirs.document_id,
        effective_from__gt=base.effective_from,
        effective_from__lte=theirs.effective_from,
    )
    found = between.select_related("document").defer("text").newest_first()
    return [note for one in found if (note := reading.note(one))]
