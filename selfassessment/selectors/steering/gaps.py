"""Which questions hold bodies back, with the method behind each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from docs_library.models import Edition
from docs_library.selectors import documents
from selfassessment.rules import gap_costs
from selfassessment.rules.instrument import Dimension, Question
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading

LOW = ("0", "1")
LEVELS = ("0", "1", "2", "3", "4")


@dataclass(frozen=True, slots=True)
class Gap:
    """A question: how many answered each level, and how many points its gap costs the mean."""

    question: Question
    dimension: Dimension
    counts: Mapping[str, int]
    cost: Fraction
    editions: tuple[Edition, ...] = ()

    @property
    def answered(self) -> int:
        """How many bodies gave a level."""
        return sum(self.counts.get(level, 0) for level in LEVELS)

    @property
    def low(self) -> int:
        """How many are at level 0 or 1."""
        return sum(self.counts.get(level, 0) for level in LOW)

    @property
    def mean(self) -> Fraction | None:
        """The mean level, 0 to 4."""
        if not self.answered:
            return None
        return Fraction(sum(int(k) * self.counts.get(k, 0) for k in LEVELS), self.answered)

    @property
    def levels(self) -> list[tuple[str, int]]:
        """How many bodies gave each level, from 0."""
        return [(level, self.counts.get(level, 0)) for level in LEVELS]


def of(view: View, *, on: date) -> list[Gap]:
    """Return the questions of VIEW, those that cost the mean most first, with their documents."""
    counts = reading.levels(view.asked)
    codes = {code for question in view.instrument for code in question.documents}
    known = documents.by_codes(codes, on)
    shares = gap_costs.shares(view.instrument)
    found = [
        _gap(part, question, counts.get(question.code, {}), known, shares[question.code])
        for part in view.instrument.dimensions
        for question in part.questions
    ]
    return sorted(found, key=lambda gap: (-gap.cost, gap.question.code))


def _gap(
    part: Dimension,
    question: Question,
    counts: Mapping[str, int],
    known: Mapping[str, Edition],
    share: Fraction,
) -> Gap:
    gap = Gap(question, part, counts, Fraction())
    if gap.mean is None or not share:
        return gap
    editions = tuple(known[code] for code in question.documents if code in known)
    return Gap(question, part, counts, gap_costs.cost(share, gap.mean), editions)
