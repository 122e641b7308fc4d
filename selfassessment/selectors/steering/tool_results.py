"""The results of bodies beside the tools that they use."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Avg, Count, F, Q

from governance.models import ToolUse
from governance.models.dated import holding
from governance.rules import tools
from selfassessment.selectors.coverage import SUBMITTED
from selfassessment.selectors.steering.figures import UNUSED, USED, Figure
from selfassessment.selectors.steering.view import View


@dataclass(frozen=True, slots=True)
class ToolResult:
    """A tool: the mean of the bodies that use it, and of those that say they do not."""

    name: str
    slug: str
    users: int
    mean: Fraction | None
    others: int
    mean_of_others: Fraction | None

    @property
    def figures(self) -> list[tuple[int, Fraction | None, Figure]]:
        """Each count with its mean and what it counts."""
        both = ((self.users, self.mean, USED), (self.others, self.mean_of_others, UNUSED))
        return [(n, mean, Figure(what, self.slug)) for n, mean, what in both]


def by_tool(view: View, *, on: date) -> list[ToolResult]:
    """Return the mean result of the bodies that use each tool, beside that of those who do not."""
    used = Q(level__in=tools.USED)
    score = F("entity__assessments__low_numerator") / F("entity__assessments__denominator")
    rows = holding(ToolUse.objects.all(), on).filter(
        entity__assessments__in=view.rows().filter(SUBMITTED, denominator__gt=0)
    )
    counted = rows.values("tool__name", "tool__slug").annotate(
        users=Count("pk", filter=used),
        mean=Avg(score, filter=used),
        others=Count("pk", filter=~used),
        other=Avg(score, filter=~used),
    )
    found = [
        ToolResult(
            row["tool__name"],
            row["tool__slug"],
            row["users"],
            _fraction(row["mean"]),
            row["others"],
            _fraction(row["other"]),
        )
        for row in counted
    ]
    return sorted(found, key=lambda row: (-row.users, row.name))


def _fraction(value: object) -> Fraction | None:
    return None if value is None else Fraction(str(value))
