"""Which degrees bodies reached, and which one the median is near."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from selfassessment.rules import groups
from selfassessment.rules.scoring.degrees import DEGREES, degree_of
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading


@dataclass(frozen=True, slots=True)
class DegreeCount:
    """How many bodies reached a degree."""

    code: str
    label: str
    count: int
    shade: str


def degrees(view: View) -> list[DegreeCount]:
    """Count the degrees of what the bodies of VIEW handed in, or of what was validated."""
    measure = "validated" if view.filters.basis == groups.VALIDATED else "degree"
    counts = reading.states(view.asked, measure)
    return [
        DegreeCount(degree.code, _(degree.label), counts.get(("", degree.code), 0), f"d{at}")
        for at, degree in enumerate(DEGREES)
    ]


def step_away(median: Fraction | None, near: int = 3) -> str:
    """Return the name of the degree that the MEDIAN is within NEAR points of; empty if none."""
    if median is None:
        return ""
    above = degree_of(median + near)
    return _(above.label) if above is not None and above != degree_of(median) else ""
