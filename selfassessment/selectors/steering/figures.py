"""Whom a figure of the dashboards counts, where the usual filters of lists do not say it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from docs_library.models import Adoption
from docs_library.selectors import staff
from eset_portal.common.rules.i18n import noop
from governance.models import ToolUse
from governance.models.dated import holding
from governance.rules import tools
from selfassessment.models import Assessment, Finding, Score
from selfassessment.rules import groups
from selfassessment.rules.assessment_states import SETTLED
from selfassessment.rules.finding_states import DROPPED, RESOLVED
from selfassessment.rules.scoring.control import NON_CONFORM
from selfassessment.selectors.coverage import SUBMITTED

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
# Validated values count once the control is over, as in the counts of the dashboards.
VALIDATED = Q(state__in=SETTLED, control__levels__isnull=False)
Rows = QuerySet[Assessment]


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


def narrow(rows: Rows, figure: Figure, basis: str, on: date) -> Rows:
    """Leave those of ROWS that FIGURE counts, by the values of BASIS, as things are ON a day."""
    if figure.what == SCORED:
        return _scored(rows, figure.of, basis)
    if figure.what == PLACED:
        return _placed(rows, figure.of, basis)
    return _NARROW[figure.what](rows, figure.of, on)


def counted(basis: str) -> Q:
    """Return the condition on assessments whose values of BASIS count."""
    return VALIDATED if basis == groups.VALIDATED else SUBMITTED


def _scored(rows: Rows, dimension: str, basis: str) -> Rows:
    prefix = "control__" if basis == groups.VALIDATED else ""
    rows = rows.filter(counted(basis))
    if not dimension:
        return rows.filter(**{f"{prefix}denominator__gt": 0})
    parts = Score.objects.filter(kind=basis, dimension=dimension, denominator__gt=0)
    return rows.filter(pk__in=parts.values("assessment"))


def _placed(rows: Rows, degree: str, basis: str) -> Rows:
    prefix = "control__" if basis == groups.VALIDATED else ""
    rows = rows.filter(entity__longitude__isnull=False)
    if degree == NOBODY:
        told = Assessment.objects.filter(counted(basis)).exclude(**{f"{prefix}degree": ""})
        return rows.exclude(pk__in=told.values("pk"))
    return rows.filter(counted(basis), **{f"{prefix}degree": degree}) if degree else rows


def _found(condition: Q) -> Callable[[Rows, str, date], Rows]:
    def narrowed(rows: Rows, question: str, _on: date) -> Rows:
        known = Finding.objects.exclude(state=DROPPED).filter(condition, question__code=question)
        return rows.filter(pk__in=known.values("assessment"))

    return narrowed


def _with_team(rows: Rows, _of: str, on: date) -> Rows:
    return rows.filter(entity__in=staff.memberships(on).values("entity"))


def _working_by(*, is_behind: bool) -> Callable[[Rows, str, date], Rows]:
    def narrowed(rows: Rows, document: str, on: date) -> Rows:
        said = Adoption.objects.filter(document__code=document)
        newest = said.order_by("entity", "-at", "-pk").distinct("entity")
        old = Q(edition__effective_to__lte=on)
        known = Adoption.objects.filter(pk__in=newest.values("pk"))
        known = known.filter(old) if is_behind else known.exclude(old)
        return _with_team(rows, "", on).filter(entity__in=known.values("entity"))

    return narrowed


def _using(condition: Q) -> Callable[[Rows, str, date], Rows]:
    def narrowed(rows: Rows, tool: str, on: date) -> Rows:
        uses = holding(ToolUse.objects.filter(condition, tool__slug=tool), on)
        rows = rows.filter(SUBMITTED, denominator__gt=0)
        return rows.filter(entity__in=uses.values("entity"))

    return narrowed


_NARROW: Mapping[str, Callable[[Rows, str, date], Rows]] = {
    SERIOUS: _found(Q(verdict=NON_CONFORM)),
    MINOR: _found(~Q(verdict=NON_CONFORM)),
    SOLVED: _found(Q(state=RESOLVED)),
    TEAM: _with_team,
    CURRENT: _working_by(is_behind=False),
    BEHIND: _working_by(is_behind=True),
    USED: _using(Q(level__in=tools.USED)),
    UNUSED: _using(~Q(level__in=tools.USED)),
}
