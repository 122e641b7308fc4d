"""Fill a dimension in, one answer at a time."""

from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common.http import HtmxRequest, require
from selfassessment.forms.answers import AnswerForm
from selfassessment.models import Answer
from selfassessment.rules.answer_rules import AnswerRefused
from selfassessment.rules.instrument import Dimension, Question
from selfassessment.selectors import instruments
from selfassessment.selectors.filling import delegations
from selfassessment.services import answering
from selfassessment.views import sheet
from selfassessment.views.desk import Desk, open_form, quick_desk
from selfassessment.views.sheet import Line


@login_required
@require_safe
def dimension(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Show the questions of one dimension that the body is asked."""
    desk = open_form(request, pk)
    part = _dimension(desk, code)
    return _page(request, desk, part, sheet.lines(desk, part))


@require_POST
def save(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Keep one answer: 200 saved, 401 signed out, 409 changed by somebody else, 422 wrong."""
    if not request.user.is_authenticated:
        return _signed_out(request, _way_back(pk, code))
    desk = quick_desk(request, pk)
    question = _question(desk, code)
    require(desk.may_answer)
    if "keep" in request.POST:
        return _as_it_stands(request, desk, question)
    return _keep(request, desk, question)


def _keep(request: HttpRequest, desk: Desk, question: Question) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        errors = [str(error) for found in form.errors.values() for error in found]
        return _refused(request, desk, question, errors)
    draft = form.draft(question.code)
    try:
        saved = answering.save(
            assessment=desk.assessment, draft=draft, by=desk.user, now=timezone.now()
        )
    except AnswerRefused as error:
        return _refused(request, desk, question, [_(error.message) % error.params])
    except answering.Stale as error:
        shown = sheet.typed(question, error.theirs, request.POST)
        sheet.set_against(shown, error.theirs, draft)
        return _answered(request, desk, shown, HTTPStatus.CONFLICT)
    return _kept(request, desk, question, saved)


def _kept(
    request: HttpRequest, desk: Desk, question: Question, saved: answering.Saved
) -> HttpResponse:
    if not _is_htmx(request):
        messages.success(request, _("Saved."))
        return redirect(_address(desk, question.code))
    part = desk.instrument.dimension_of(question.code)
    score = next(row for row in saved.result.dimensions if row.code == part.code)
    context = {
        "line": sheet.line(question, None),
        "saved": saved,
        "part_score": score,
        "opens": _opens(desk, question),
    }
    # Without the request: what frames a whole page is not asked for.
    html = render_to_string("selfassessment/_saved.html", context | {"now": timezone.now()})
    return HttpResponse(html)


def _opens(desk: Desk, question: Question) -> bool:
    """Say whether other questions here are asked, or not, by what is answered to QUESTION."""
    part = desk.instrument.dimension_of(question.code)
    return any(q.condition and q.condition.question == question.code for q in part.questions)


def _page(
    request: HttpRequest,
    desk: Desk,
    part: Dimension,
    lines: list[Line],
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    parts = [row for row in desk.instrument.dimensions if row.questions]
    at = parts.index(part)
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        "part": part,
        "lines": lines,
        "number": at + 1,
        "count": len(parts),
        "before": parts[at - 1] if at else None,
        "after": parts[at + 1] if at + 1 < len(parts) else None,
        "done": sum(1 for line in lines if line.is_answered and not line.asked_if),
        "asked": sum(1 for line in lines if not line.asked_if),
        "may_answer": desk.may_answer,
        "carried": sum(1 for line in lines if line.carried),
        "delegation": delegations.of_dimension(desk.assessment, part.code),
        "today": desk.today,
        "trouble": next((line for line in lines if line.errors or line.theirs), None),
    }
    return render(request, "selfassessment/dimension.html", context, status=status)


def _as_it_stands(request: HttpRequest, desk: Desk, question: Question) -> HttpResponse:
    """Show the one question as others left it, or lead back to it."""
    if not _is_htmx(request):
        return redirect(_address(desk, question.code))
    part = desk.instrument.dimension_of(question.code)
    shown = next(line for line in sheet.lines(desk, part) if line.question == question)
    context = {"line": shown, "assessment": desk.assessment, "may_answer": desk.may_answer}
    response = render(request, "selfassessment/_question.html", context)
    response["HX-Retarget"] = f"#q-{shown.anchor}"
    response["HX-Reswap"] = "outerHTML"
    return response


def _refused(
    request: HttpRequest, desk: Desk, question: Question, errors: list[str]
) -> HttpResponse:
    rows = Answer.objects.filter(assessment=desk.assessment, question__code=question.code)
    shown = sheet.typed(question, rows.first(), request.POST)
    shown.errors = errors
    return _answered(request, desk, shown, HTTPStatus.UNPROCESSABLE_ENTITY)


def _answered(request: HttpRequest, desk: Desk, shown: Line, status: int) -> HttpResponse:
    """Show what came of a save: beside the question, or on the page with it when without htmx."""
    if _is_htmx(request):
        return render(request, "selfassessment/_outcome.html", {"line": shown}, status=status)
    part = desk.instrument.dimension_of(shown.question.code)
    merged = [sheet.over(line, shown) for line in sheet.lines(desk, part)]
    return _page(request, desk, part, merged, status)


def _signed_out(request: HttpRequest, back: str) -> HttpResponse:
    """Say that the session has ended, and give back what was typed."""
    template = "_signed_out.html" if _is_htmx(request) else "signed_out.html"
    typed = {"comment": request.POST.get("comment", ""), "reason": request.POST.get("reason", "")}
    context = {"typed": typed, "back": back}
    return render(request, f"selfassessment/{template}", context, status=HTTPStatus.UNAUTHORIZED)


def _dimension(desk: Desk, code: str) -> Dimension:
    for part in desk.instrument.dimensions:
        if part.code == code and part.questions:
            return part
    raise Http404


def _question(desk: Desk, code: str) -> Question:
    try:
        return desk.instrument.question(code)
    except KeyError:
        raise Http404 from None


def _address(desk: Desk, code: str) -> str:
    return _place(desk.assessment.pk, desk.instrument.dimension_of(code).code, code)


def _way_back(pk: UUID, code: str) -> str:
    """Return where somebody signed out was writing; nothing is known about them yet."""
    part = instruments.dimension_code(pk, code.replace("\0", ""))
    return _place(pk, part, code) if part else reverse("selfassessment:assessment-list")


def _place(pk: UUID, part: str, code: str) -> str:
    at = {"pk": pk, "code": part}
    return f"{reverse('selfassessment:dimension', kwargs=at)}#q-{sheet.anchor(code)}"


def _is_htmx(request: HttpRequest) -> bool:
    return bool(cast("HtmxRequest", request).htmx)
