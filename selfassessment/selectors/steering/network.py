"""What stands beside the results: how bodies join, which editions and tools they use."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import Avg, Count, F, Q
from django.utils.translation import gettext

from docs_library.models import Adoption, Document
from docs_library.selectors import adoption, staff
from governance.models import ToolUse
from governance.models.dated import holding
from governance.rules import adhesion_states as at
from governance.rules import tools
from governance.selectors import adhesion_queue
from selfassessment.selectors.coverage import SUBMITTED
from selfassessment.selectors.steering.view import View

# Each step of the funnel holds those who are further as well.
STEPS = (
    (at.SUBMITTED, (at.SUBMITTED,)),
    (at.UNDER_REVIEW, (at.UNDER_REVIEW, at.PAPERS_REQUESTED)),
    (at.ACCEPTED, (at.ACCEPTED, at.AGREEMENT_SENT)),
    (at.AGREEMENT_SIGNED, (at.AGREEMENT_SIGNED,)),
    (at.DEPLOYING, (at.DEPLOYING,)),
    (at.ACTIVE, (at.ACTIVE, at.SUSPENDED)),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A state of joining: how many are there NOW, and how many came at least so FAR."""

    state: str
    label: str
    now: int
    far: int


@dataclass(frozen=True, slots=True)
class Following:
    """A document: how many bodies say to work by the edition in force, and by an older one."""

    document: Document
    current: int
    behind: int


@dataclass(frozen=True, slots=True)
class ToolResult:
    """A tool: the mean of the bodies that use it, and of those that say they do not."""

    name: str
    slug: str
    users: int
    mean: Fraction | None
    others: int
    mean_of_others: Fraction | None


def funnel(view: View) -> list[Step]:
    """Return how far the applications that the person sees have come."""
    rows = adhesion_queue.visible(view.user).values_list("state").annotate(n=Count("pk"))
    counts = Counter(dict(rows.order_by()))
    found, far = [], 0
    for state, states in reversed(STEPS):
        now = sum(counts[one] for one in states)
        far += now
        found.append(Step(state, gettext(at.ADHESION.states[state].label), now, far))
    return found[::-1]


def following(view: View, *, on: date) -> tuple[list[Following], int]:
    """Return which editions the bodies of VIEW work by, and how many bodies have a team."""
    bodies = view.bodies().filter(pk__in=staff.memberships(on).values("entity"))
    newest = Adoption.objects.filter(entity__in=bodies).order_by("entity", "document", "-at", "-pk")
    rows = newest.distinct("entity", "document")
    counts: Counter[tuple[UUID, bool]] = Counter()
    for document, until in rows.values_list("document", "edition__effective_to"):
        counts[document, until is not None and until <= on] += 1
    known = adoption.documents(on)
    found = [Following(one, counts[one.pk, False], counts[one.pk, True]) for one in known]
    return [one for one in found if one.current or one.behind], bodies.count()


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
