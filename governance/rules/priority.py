"""Which body comes first: the published criteria, the points of each, and why a body has them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eset_portal.common.rules.i18n import noop

MOST = 100
"""The most points that one criterion may give."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the criteria ask about a body; inhabitants are None when nobody knows."""

    kind: str
    inhabitants: int | None = None
    shared_secretaria: bool = False
    has_file_manager: bool = True
    uses_eset: bool = False
    in_archives_network: bool = False


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion: stored code, words, the published points, and whether it holds."""

    code: str
    label: str
    points: int
    holds: Callable[[Facts], bool]


@dataclass(frozen=True, slots=True)
class Reason:
    """A criterion that holds, with the points it gives."""

    criterion: Criterion
    points: int


@dataclass(frozen=True, slots=True)
class Score:
    """The points of a body and the reasons for them, in table order."""

    total: int
    reasons: tuple[Reason, ...]


def _between(low: int, high: int) -> Callable[[Facts], bool]:
    """Return whether a town council has LOW to HIGH inhabitants, both included."""

    def holds(facts: Facts) -> bool:
        known = facts.kind == "ajuntament" and facts.inhabitants is not None
        return known and low <= (facts.inhabitants or 0) <= high

    return holds


CRITERIA = {
    row.code: row
    for row in (
        Criterion("to_1000", noop("Up to 1,000 inhabitants"), 30, _between(0, 1_000)),
        Criterion("to_3000", noop("1,001 to 3,000 inhabitants"), 15, _between(1_001, 3_000)),
        Criterion("to_5000", noop("3,001 to 5,000 inhabitants"), 10, _between(3_001, 5_000)),
        Criterion(
            "emd", noop("Decentralised municipal entity"), 10, lambda facts: facts.kind == "emd"
        ),
        Criterion(
            "secretaria", noop("Shared secretary"), 25, lambda facts: facts.shared_secretaria
        ),
        Criterion(
            "no_manager", noop("No file manager"), 15, lambda facts: not facts.has_file_manager
        ),
        Criterion("eset", noop("e-SET already applied"), 5, lambda facts: facts.uses_eset),
        Criterion(
            "archives",
            noop("Member of the archives network"),
            10,
            lambda facts: facts.in_archives_network,
        ),
    )
}

PUBLISHED = {row.code: row.points for row in CRITERIA.values()}


def score(facts: Facts, points: Mapping[str, int]) -> Score:
    """Return the points of a body with these FACTS; a criterion that POINTS leaves out gives 0."""
    reasons = tuple(
        Reason(row, points.get(row.code, 0)) for row in CRITERIA.values() if row.holds(facts)
    )
    given = tuple(reason for reason in reasons if reason.points)
    return Score(sum(reason.points for reason in given), given)
