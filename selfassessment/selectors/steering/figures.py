"""How the figures of the dashboards are named that the usual filters of lists do not say."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from eset_portal.common.rules.i18n import noop

SCORED, PLACED, SERIOUS, MINOR, SOLVED, TEAM, CURRENT, BEHIND, USED, UNUSED = (
    "scored", "placed", "serious", "minor", "solved", "team", "current", "behind", "used", "unused"
)  # fmt: skip
NOBODY = "none"
MARK = ":"
WORDS: Mapping[str, str] = {
    SCORED: noop("With a score"),
    PLACED: noop("On the map"),
    SERIOUS: noop("Does not conform"),
    MINOR: noop("May do better"),
    SOLVED: noop("Has resolved what was found"),
    TEAM: noop("With a team in the portal"),
    CURRENT: noop("Works by the edition in force"),
    BEHIND: noop("Works by an older edition"),
    USED: noop("Uses it"),
    UNUSED: noop("Says it does not use it"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """What is counted, and of which dimension, degree, question, document or tool (or empty)."""

    what: str
    of: str = ""

    def __str__(self) -> str:
        return f"{self.what}{MARK}{self.of}" if self.of else self.what

    @property
    def words(self) -> str:
        """What is counted, in words."""
        label = gettext(WORDS[self.what])
        return f"{label}: {self.of}" if self.of else label


def parse(text: str) -> Figure | None:
    """Return the figure that TEXT names; None when it names none."""
    what, _mark, of = text.partition(MARK)
    return Figure(what, of) if what in WORDS else None
