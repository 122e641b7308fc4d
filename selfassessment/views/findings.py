"""Findings of the control, and their follow-up: the body acts, who controls verifies."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eset_portal.common.http import require, table_file
from eset_portal.common.rules.decisions import Decision
from eset_portal.common.rules.errors import DomainError
from governance import access, acting
from selfassessment import permissions
from selfassessment.forms.control import StepForm
from selfassessment.forms.lists import FindingsForm
from selfassessment.models import Finding
from selfassessment.rules.finding_states import BY, moves_from
from selfassessment.selectors import control, findings, instruments
from selfassessment.services import exporting
from selfassessment.services import findings as following

PAGE = 50
LARGEST = 5000


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the findings of the bodies that the person sees, those that want something first."""
    user, today = acting.person(request), timezone.localdate()
    form = FindingsForm(request.GET)
    rows = findings.of(user, form.wanted(), on=today)
    context = {
        "form": form,
        "tally": findings.tally(user, on=today),
        "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "today": today,
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "selfassessment/findings/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one finding with its steps; make the next one when asked to."""
    user = acting.person(request)
    finding = findings.one(user, pk)
    if finding is None:
        raise Http404
    rights = access.rights_over(user, finding.assessment.entity)
    answered = control.has_answered(finding.assessment, user)
    decisions = permissions.sides_of(rights, finding.assessment, has_answered=answered)
    if request.method == "POST":
        _follow(request, finding, decisions)
        messages.success(request, _("Noted."))
        return redirect("selfassessment:finding-detail", pk=pk)
    instrument = instruments.of_assessment(finding.assessment)
    context = {
        "finding": finding,
        "assessment": finding.assessment,
        "question": instrument.question(finding.question.code),
        "steps": finding.steps.select_related("made_by").order_by("-version"),
        "moves": [
            move
            for side, decision in decisions.items()
            if decision
            for move in moves_from(finding.state, side)
        ],
        "today": timezone.localdate(),
    }
    return render(request, "selfassessment/findings/detail.html", context)


@login_required
@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """Give the list as CSV or XLSX; each export leaves a line in the trail."""
    user, today = acting.person(request), timezone.localdate()
    rows = list(findings.of(user, FindingsForm(request.GET).wanted(), on=today)[:LARGEST])
    exporting.note_controls(rows=len(rows), by=user)
    return table_file(f"eset-troballes.{ending}", _("Findings"), _headings(), _lines(rows))


def _follow(request: HttpRequest, finding: Finding, decisions: dict[str, Decision]) -> None:
    form = StepForm(request.POST)
    if not form.is_valid() or form.cleaned_data["move"] not in BY:
        errors = [str(error) for found in form.errors.values() for error in found]
        raise DomainError(" ".join(errors) or _("Choose one of the steps of the page."))
    step = following.Step(**form.cleaned_data)
    require(decisions.get(BY[step.move], permissions.nobody()))
    following.follow(finding=finding, step=step, by=acting.person(request), now=timezone.now())


def _headings() -> list[str]:
    return [
        _("Code"),
        _("Body"),
        _("Campaign"),
        _("Question"),
        _("Finding"),
        _("Level"),
        _("State"),
        _("Who"),
        _("Until"),
    ]


def _lines(rows: list[Finding]) -> Iterator[list[str | int | float | None]]:
    for row in rows:
        yield [
            row.assessment.entity.code,
            row.assessment.entity.name,
            row.assessment.campaign.title,
            row.question.code,
            row.verdict_label,
            row.level,
            row.state_label,
            row.who,
            str(row.due_on) if row.due_on else None,
        ]
