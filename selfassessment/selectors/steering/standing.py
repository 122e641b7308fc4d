"""How far the bodies are: coverage by stage."""

from dataclasses import dataclass
from fractions import Fraction

from selfassessment.rules.spreading import quantile
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading

STAGES = ("waiting", "started", "submitted", "validated")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The bodies of a campaign or a group by how far they are; SUBMITTED holds the validated."""

    waiting: int
    started: int
    submitted: int
    validated: int
    median: Fraction | None = None

    @property
    def total(self) -> int:
        """How many bodies are asked."""
        return self.waiting + self.started + self.submitted

    @property
    def percent(self) -> int:
        """The share handed in, in whole per cent; 0 without bodies."""
        return round(100 * self.submitted / self.total) if self.total else 0


def coverage(view: View) -> Coverage:
    """Return how far the bodies of VIEW are, with the score in the middle."""
    counts = reading.states(view.asked, "stage")
    points = reading.spread(view.asked)
    return _coverage(counts, "", quantile(points, Fraction(1, 2)))


def coverage_by(view: View, axis: str) -> dict[str, Coverage]:
    """Return how far the bodies of each group of AXIS are."""
    counts = reading.states(view.asked, "stage", axis)
    return {group: _coverage(counts, group) for group, _stage in counts}


def _coverage(
    counts: dict[tuple[str, str], int], group: str, median: Fraction | None = None
) -> Coverage:
    waiting, started, submitted, validated = (counts.get((group, one), 0) for one in STAGES)
    return Coverage(waiting, started, submitted + validated, validated, median)
