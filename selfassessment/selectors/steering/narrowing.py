"""Whom a figure of the dashboards counts, where the usual filters of lists do not say it."""

from collections.abc import Callable, Mapping
from datetime import date

from django.db.models import Q

from docs_library.models import Adoption
from docs_library.selectors import staff
from governance.models import ToolUse
from governance.models.dated import holding
from governance.rules import tools
from selfassessment.models import Finding
from selfassessment.rules.finding_states import DROPPED, RESOLVED
from selfassessment.rules.scoring.control import NON_CONFORM
from selfassessment.selectors.coverage import SUBMITTED
from selfassessment.selectors.steering import figures as at
from selfassessment.selectors.steering.figures import Figure
from selfassessment.selectors.steering.valued import Rows, placed, scored


def narrow(rows: Rows, figure: Figure, basis: str, on: date) -> Rows:
    """Leave those of ROWS that FIGURE counts, by the values of BASIS, as things are ON a day."""
    if figure.what == at.SCORED:
        return scored(rows, figure.of, basis)
    if figure.what == at.PLACED:
        return placed(rows, figure.of, basis)
    return _NARROW[figure.what](rows, figure.of, on)


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
    at.SERIOUS: _found(Q(verdict=NON_CONFORM)),
    at.MINOR: _found(~Q(verdict=NON_CONFORM)),
    at.SOLVED: _found(Q(state=RESOLVED)),
    at.TEAM: _with_team,
    at.CURRENT: _working_by(is_behind=False),
    at.BEHIND: _working_by(is_behind=True),
    at.USED: _using(Q(level__in=tools.USED)),
    at.UNUSED: _using(~Q(level__in=tools.USED)),
}
