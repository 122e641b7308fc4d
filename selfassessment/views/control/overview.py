"""One control as a whole: every answer with how it stands, and the moves of the whole."""

from collections.abc import Callable
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.numerals import NONE, whole
from selfassessment.forms.control import MoveForm
from selfassessment.rules.control_decisions import AMENDED, PENDING, RETURN
from selfassessment.rules.scoring.engine import score
from selfassessment.selectors import control
from selfassessment.selectors.control import Line
from selfassessment.services.control import deciding, moving
from selfassessment.views.control.bench import Bench, open_bench

SHOWN: dict[str, Callable[[Line], bool]] = {
    "pending": lambda line: not line.is_settled,
    "look": lambda line: bool(line.flags) and not line.is_settled,
    "lowered": lambda line: line.status == "lower",
    "returned": lambda line: line.status in {RETURN, AMENDED},
}
DONE = {
    "take": gettext_lazy("The control has begun."),
    "send_back": gettext_lazy("Returned: the body may amend these answers, and only these."),
    "resume": gettext_lazy("Taken up again."),
    "validate": gettext_lazy("Validated: the validated result stands beside the declared one."),
    "reopen": gettext_lazy("Reopened: the decisions may be changed again."),
    "close": gettext_lazy("Closed: nothing of it changes any more."),
    "withdraw": gettext_lazy("Withdrawn from the campaign."),
    "bring_back": gettext_lazy("Brought back: the body may answer again."),
}


@login_required
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show every answer with what was declared, what was decided, and what deserves a look."""
    bench = open_bench(request, pk)
    rows = bench.lines()
    asked = request.GET.get("mostra", "")
    keep = SHOWN.get(asked)
    shown = [row for row in rows if keep is None or keep(row)]
    context = {
        "bench": bench,
        "assessment": bench.assessment,
        "tally": control.tally(rows),
        "so_far": score(bench.desk.instrument, control.standing_values(rows)),
        "groups": [
            (part, list(lines)) for part, lines in groupby(shown, key=lambda row: row.dimension)
        ],
        "asked": asked if asked in SHOWN else "",
        "next": next((row for row in rows if not row.is_settled), None),
        "opinions": list(control.opinions(bench.assessment)),
        "is_late_to_amend": not bench.assessment.campaign.may_amend(bench.desk.today),
    }
    return render(request, "selfassessment/control/control.html", context)


@login_required
@require_POST
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a move of the whole control; say clearly why not when it cannot be made."""
    bench = open_bench(request, pk)
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise DomainError(_("This is not a step of a control. Go back and choose one."))
    name, reason = form.cleaned_data["move"], form.cleaned_data["reason"]
    _make(bench, name, reason)
    messages.success(request, DONE[name])
    return redirect("selfassessment:control-detail", pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what needs no look; accept what is ticked of it when asked to."""
    bench = open_bench(request, pk)
    require(bench.may_control)
    if request.method == "POST":
        seen = dict(_ticked(request))
        count = deciding.accept_all(
            assessment=bench.assessment, seen=seen, by=bench.desk.user, now=timezone.now()
        )
        messages.success(request, _("%(count)d answers accepted.") % {"count": count})
        return redirect("selfassessment:control-detail", pk=pk)
    rows = bench.lines()
    context = {
        "bench": bench,
        "assessment": bench.assessment,
        "quiet": control.quiet(rows),
        "flagged": sum(1 for row in rows if row.status == PENDING and row.flags),
    }
    return render(request, "selfassessment/control/accept.html", context)


def _ticked(request: HttpRequest) -> list[tuple[str, int]]:
    """Return code and version of each answer ticked; what makes no sense is refused."""
    found = []
    for value in request.POST.getlist("answer"):
        code, _colon, version = value.rpartition(":")
        if not code or whole(version) == NONE:
            raise DomainError(_("Choose answers from the list."))
        found.append((code, whole(version)))
    return found


def _make(bench: Bench, name: str, reason: str) -> None:
    it, by, now = bench.assessment, bench.desk.user, timezone.now()
    if name in {"withdraw", "bring_back"}:
        require(bench.may_withdraw)
        if name == "withdraw":
            moving.withdraw(assessment=it, reason=reason, by=by, now=now)
        else:
            moving.bring_back(assessment=it, by=by)
        return
    if name == "close":
        require(bench.may_close)
        moving.close(assessment=it, by=by, now=now)
        return
    require(bench.may_control)
    if name == "reopen":
        moving.reopen(assessment=it, reason=reason, by=by, now=now)
        return
    steps = {
        "take": moving.take,
        "send_back": moving.send_back,
        "resume": moving.resume,
        "validate": moving.validate,
    }
    steps[name](assessment=it, by=by, now=now)
