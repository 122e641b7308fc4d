"""What meets when a copy is brought up to date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from docs_library.models import Edition, LocalEdition, MergeDecision, MergeSession
from docs_library.rules import assembling, blocks, obligations
from docs_library.rules.assembling import Choice
from docs_library.rules.blocks import Block
from docs_library.rules.merging import Merge, merge
from docs_library.rules.regions import Region
from docs_library.selectors import comparing
from docs_library.selectors.adapting import sessions
from docs_library.selectors.adapting.copies import Copy


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

    def refused(self, region: Region) -> Iterator[str]:
        """Give the choices for REGION that would take out something obligatory."""
        for which in ("ours", "theirs", "both"):
            if self.takes_out(region, Choice(which)):
                yield which

    def takes_out(self, region: Region, choice: Choice) -> bool:
        """Say whether CHOICE for REGION would take out something obligatory."""
        wanted = [block for block in region.theirs if block in self._bound]
        return bool(obligations.lacking(wanted, assembling.chosen(region, choice)))

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
    return Meeting(row.base_edition, row.ours, row.theirs, sessions.decided(row))
