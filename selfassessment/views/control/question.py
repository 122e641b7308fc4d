"""One answer under control, with all that one needs to decide on it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eset_portal.common.http import require
from selfassessment.forms.control import LOWER_TO, JudgementForm, iso
from selfassessment.rules import control_dates, control_decisions
from selfassessment.rules.control_decisions import ACCEPT, LOWER, RETURN, DecisionRefused
from selfassessment.selectors import control_trail
from selfassessment.selectors.control import Line
from selfassessment.selectors.filling import evidence
from selfassessment.selectors.improvement import promises
from selfassessment.services.control import deciding
from selfassessment.views.control.bench import Bench, open_bench


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form of a decision shows: as kept, or as just typed."""

    verdict: str
    reason: str
    until: str


@dataclass(frozen=True, slots=True)
class Place:
    """One answer among all those of a control."""

    bench: Bench
    rows: list[Line]
    line: Line

    @property
    def at(self) -> int:
        """Where the answer stands in the questionnaire, counted from 0."""
        codes = [row.question.code for row in self.rows]
        return codes.index(self.line.question.code)

    @property
    def next_pending(self) -> Line | None:
        """The next answer that wants a decision, after this one and then from the start."""
        around = [*self.rows[self.at + 1 :], *self.rows[: self.at]]
        open_ones = (row for row in around if not row.is_settled and row.status != RETURN)
        return next(open_ones, None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Show one answer; decide on it when asked to: 409 overtaken, 422 wrong."""
    bench = open_bench(request, pk)
    rows = bench.lines()
    line = next((row for row in rows if row.question.code == code), None)
    if line is None:
        raise Http404
    place = Place(bench, rows, line)
    if request.method != "POST":
        return _page(request, place, _kept(place))
    require(bench.may_control)
    return _decide(request, place)


def _decide(request: HttpRequest, place: Place) -> HttpResponse:
    form = JudgementForm(request.POST)
    if not form.is_valid():
        errors = [str(error) for found in form.errors.values() for error in found]
        return _refused(request, place, errors)
    assessment, code = place.bench.assessment, place.line.question.code
    try:
        deciding.decide(
            assessment=assessment,
            judgement=form.judgement(code),
            by=place.bench.desk.user,
            now=timezone.now(),
        )
    except DecisionRefused as error:
        return _refused(request, place, [_(error.message) % error.params])
    except deciding.Overtaken as error:
        now = replace(place, line=error.line)
        more = {"theirs": error.line, "status": HTTPStatus.CONFLICT}
        return _page(request, now, _typed(request), more)
    messages.success(request, _("%(code)s decided.") % {"code": code})
    after = place.next_pending
    if after is None:
        return redirect("selfassessment:control-detail", pk=assessment.pk)
    return redirect("selfassessment:control-question", assessment.pk, after.question.code)


def _refused(request: HttpRequest, place: Place, errors: list[str]) -> HttpResponse:
    more = {"errors": errors, "status": HTTPStatus.UNPROCESSABLE_ENTITY}
    return _page(request, place, _typed(request), more)


def _page(
    request: HttpRequest, place: Place, typed: Typed, more: Mapping[str, object] | None = None
) -> HttpResponse:
    bench, rows, line, at = place.bench, place.rows, place.line, place.at
    context: dict[str, Any] = {
        "bench": bench,
        "assessment": bench.assessment,
        "line": line,
        "typed": typed,
        "lower_to": [
            (
                f"{LOWER_TO}{level}",
                level,
                line.question.levels[level] if line.question.levels else "",
            )
            for level in control_decisions.lower_levels(line.declared)
        ],
        "number": at + 1,
        "count": len(rows),
        "before": rows[at - 1] if at else None,
        "after": rows[at + 1] if at + 1 < len(rows) else None,
        "promised": promises.promised(bench.assessment, [line.question.code]).get(
            line.question.code
        ),
        "pieces": evidence.of_question(bench.assessment, line.question.code),
        "trail": control_trail.of(bench.assessment, line.question.code),
        "readings": control_trail.readings(line.question, bench.desk.today),
        "opinions": control_trail.opinions(bench.assessment, line.question.code),
        "status": HTTPStatus.OK,
    } | dict(more or {})
    template = "selfassessment/control/question.html"
    return render(request, template, context, status=context["status"])


def _kept(place: Place) -> Typed:
    """Return what stands; where nothing does and nothing wants a look, accepting is proposed."""
    line, desk = place.line, place.bench.desk
    until = control_dates.amendable_until(desk.today, desk.assessment.campaign.amendments_until)
    decision = line.decision
    if decision is None or line.status == control_decisions.AMENDED:
        return Typed("" if line.flags else ACCEPT, "", iso(until))
    level = decision.level if decision.verdict == LOWER else None
    verdict = decision.verdict if level is None else f"{LOWER_TO}{level}"
    return Typed(verdict, decision.reason, iso(decision.until or until))


def _typed(request: HttpRequest) -> Typed:
    data = request.POST
    return Typed(data.get("verdict", ""), data.get("reason", ""), data.get("until", ""))
