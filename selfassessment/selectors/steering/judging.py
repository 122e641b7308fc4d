"""What controls found: outcomes, and the questions that do not conform."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from selfassessment.models import Finding
from selfassessment.rules.finding_states import DROPPED, RESOLVED
from selfassessment.rules.instrument import Question
from selfassessment.rules.scoring.control import NON_CONFORM, OUTCOME_LABELS
from selfassessment.selectors.steering.figures import MINOR, SERIOUS, SOLVED, Figure
from selfassessment.selectors.steering.view import View
from selfassessment.selectors.tallies import reading


@dataclass(frozen=True, slots=True)
class Found:
    """A question with how many bodies do not conform, may do better, and have resolved it."""

    question: Question
    serious: int
    minor: int
    resolved: int

    @property
    def total(self) -> int:
        """How many findings there are."""
        return self.serious + self.minor

    @property
    def figures(self) -> list[tuple[int, Figure]]:
        """Each count with what it counts."""
        counts = ((self.serious, SERIOUS), (self.minor, MINOR), (self.resolved, SOLVED))
        return [(n, Figure(what, self.question.code)) for n, what in counts]


def outcomes(view: View) -> list[tuple[str, str, int]]:
    """Return each outcome of the control as (code, words, how many bodies)."""
    counts = reading.states(view.asked, "outcome")
    return [(code, _(label), counts.get(("", code), 0)) for code, label in OUTCOME_LABELS.items()]


def findings(view: View) -> list[Found]:
    """Return the questions with findings, those with most first."""
    rows = Finding.objects.filter(assessment__in=view.rows()).exclude(state=DROPPED)
    counted = rows.values_list("question__code").annotate(
        serious=Count("pk", filter=Q(verdict=NON_CONFORM)),
        minor=Count("pk", filter=~Q(verdict=NON_CONFORM)),
        resolved=Count("pk", filter=Q(state=RESOLVED)),
    )
    found = [
        Found(view.instrument.question(code), serious, minor, resolved)
        for code, serious, minor, resolved in counted.order_by()
    ]
    return sorted(found, key=lambda row: (-row.total, row.question.code))
