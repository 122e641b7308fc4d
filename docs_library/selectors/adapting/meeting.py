"""What meets when a copy is brought up to date: the forecast, and a card for each conflict."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from docs_library.models import Edition, LocalEdition, MergeDecision, MergeSession
from docs_library.rules import (
    adapting,
    assembling,
    blocks,
    differences,
    marks,
    obligations,
    relocations,
)
from docs_library.rules.assembling import Choice
from docs_library.rules.blocks import Block
from docs_library.rules.marks import Spoken
from docs_library.rules.merging import Merge, Region, Run, merge
from docs_library.selectors import comparing, reading
from docs_library.selectors.adapting import copies
from docs_library.selectors.adapting.copies import Copy


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


@dataclass(frozen=True)
class Meeting:
    """A copy and a new edition over what both come from, with what has been decided so far."""

    base: Edition
    ours: LocalEdition
    theirs: Edition
    decided: Mapping[str, MergeDecision]

    @cached_property
    def merge(self) -> Merge:
        """All regions of the three texts. Raise TooLong."""
        return merge(self.base.text, self.ours.text, self.theirs.text)

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """What was decided, by the digest of its conflict."""
        return {key: Choice(row.which, row.text) for key, row in self.decided.items()}

    @property
    def total(self) -> int:
        """How many changes the new edition brings."""
        return len(self.merge.arriving)

    @property
    def clean(self) -> int:
        """How many of them apply without a decision."""
        return self.total - len(self.merge.conflicts)

    @property
    def conflicts(self) -> int:
        """How many want a decision."""
        return len(self.merge.conflicts)

    @property
    def open(self) -> int:
        """How many still want one."""
        return sum(one.digest not in self.decided for one in self.merge.conflicts)

    @cached_property
    def result(self) -> str | None:
        """The text that comes of it; None while something is undecided."""
        return None if self.open else assembling.assemble(self.merge, self.choices)

    @property
    def preview(self) -> comparing.Shown | None:
        """What becomes of the copy; None while something is undecided."""
        return None if self.result is None else comparing.shown(self.ours.text, self.result)

    def cards(self) -> list[Card]:
        """Return the conflicts in the order of reading."""
        spoken = comparing.spoken()
        return [self._card(region, where, spoken) for region, where in self._conflicts()]

    def _conflicts(self) -> Iterator[tuple[Region, str]]:
        where = ""
        for region in self.merge.regions:
            if region.is_conflict:
                yield region, where
            for block in region.base or region.theirs:
                where = block.content if block.kind == "heading" else where

    def _card(self, region: Region, where: str, spoken: Spoken) -> Card:
        return Card(
            number=self.merge.conflicts.index(region) + 1,
            digest=region.digest,
            where=where,
            reason=_(adapting.REASONS[region.reason]),
            base="".join(map(marks.whole, region.base)),
            ours=_marked(region.base, region.ours, spoken),
            theirs=_marked(region.base, region.theirs, spoken),
            together="".join(map(marks.whole, region.together)),
            draft=assembling.joined(region.together, region.together).strip("\n"),
            decision=self.decided.get(region.digest),
            moved=_moved(self.merge, region),
            refused=frozenset(self.refused(region)),
        )

    def refused(self, region: Region) -> Iterator[str]:
        """Give the choices for REGION that would take out something obligatory."""
        wanted = self.obligatory(region)
        for which in ("ours", "theirs", "both"):
            if obligations.lacking(wanted, assembling.chosen(region, Choice(which))):
                yield which

    def obligatory(self, region: Region) -> Run:
        """Return the blocks of the new edition in REGION that every copy must have."""
        return tuple(block for block in region.theirs if block in self._bound)

    @cached_property
    def _bound(self) -> frozenset[Block]:
        whole = blocks.split(self.theirs.text)
        return frozenset(obligations.obligatory(whole))


def forecast(found: Copy) -> Meeting | None:
    """Return what would meet if the copy were brought up to date now; None when nothing would."""
    if found.latest is None or not found.is_behind:
        return None
    return Meeting(found.newest.base_edition, found.newest, found.latest, {})


def session(row: MergeSession) -> Meeting:
    """Return what meets in the session ROW, with its decisions."""
    return Meeting(row.base_edition, row.ours, row.theirs, decided(row))


def decided(row: MergeSession) -> dict[str, MergeDecision]:
    """Return the decisions that count in ROW, by the digest of their conflict."""
    rows = MergeDecision.objects.filter(session=row).select_related("by").order_by("version")
    return {one.digest: one for one in rows}


def has_moved(row: MergeSession) -> bool:
    """Say whether the copy or its original changed since ROW was opened."""
    latest = copies.latest(row.adaptation.document)
    newest = copies.newest(row.adaptation)
    return latest is None or latest.pk != row.theirs_id or newest.pk != row.ours_id


def brought(base: Edition, theirs: Edition) -> list[reading.Note]:
    """Return what the editions after BASE, up to THEIRS, say of their changes, the latest first."""
    between = Edition.objects.numbered().filter(
        document=theirs.document_id,
        effective_from__gt=base.effective_from,
        effective_from__lte=theirs.effective_from,
    )
    found = between.select_related("document").defer("text").newest_first()
    return [note for one in found if (note := reading.note(one))]


def _marked(base: Run, side: Run, spoken: Spoken) -> str:
    old, new = (assembling.joined(run, run) for run in (base, side))
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
