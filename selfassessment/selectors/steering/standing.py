"""How far the bodies are: coverage by stage."""

from dataclasses import dataclass
from fractions import Fraction

from selfassessment.rules.spreading import quantile
from selfassessment.selectors.steering.lists import Lists
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


@dataclass(frozen=True, slots=True)
class Line:
    """A group with how far its bodies are: each count with the address of its list."""

    name: str
    counts: tuple[tuple[int, str], ...]
    percent: int


def lines(view: View, axis: str) -> list[Line]:
    """Return a line for each group of AXIS: all, not begun, under way, submitted, validated."""
    known, lists = coverage_by(view, axis), Lists(view)
    return [
        _line(name, known[group], lists.of(None, **{axis: group}))
        for group, name in view.names.of(axis).items()
        if group in known
    ]


def _line(name: str, found: Coverage, href: str) -> Line:
    stages = [(getattr(found, stage), f"{href}&stage={stage}") for stage in STAGES]
    return Line(name, ((found.total, href), *stages), found.percent)


def _coverage(
    counts: dict[tuple[str, str], int], group: str, median: Fraction | None = None
) -> Coverage:
    waiting, started, submitted, validated = (counts.get((group, one), 0) for one in STAGES)
    return Coverage(waiting, started, submitted + validated, validated, median)
