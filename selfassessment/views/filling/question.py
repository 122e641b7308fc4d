"""A question with what stands beside its answer: evidence, and what is said about it."""

from http import HTTPStatus
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from eset_portal.common.rules.decisions import Decision, no
from selfassessment import permissions
from selfassessment.forms import evidence as forms
from selfassessment.forms.talking import SayForm
from selfassessment.models import Answer, Thread
from selfassessment.rules import evidence_kinds
from selfassessment.rules.assessment_states import RETURNED
from selfassessment.rules.instrument import Dimension, Question
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import control, control_trail, last_time
from selfassessment.selectors.filling import evidence, threads
from selfassessment.services.filling import discussing
from selfassessment.views import sheet
from selfassessment.views.desk import Desk, open_desk


@login_required
@require_safe
def show(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Show the evidence for a question, and find documents of the library for it."""
    desk, _part, question = opened(request, pk, code)
    return page(request, desk, question)


def opened(request: HttpRequest, pk: UUID, code: str) -> tuple[Desk, Dimension, Question]:
    """Return the desk, the dimension and the question CODE that the body is asked, or 404."""
    desk = open_desk(request, pk)
    try:
        return desk, desk.instrument.dimension_of(code), desk.instrument.question(code)
    except KeyError:
        raise Http404 from None


def page(
    request: HttpRequest,
    desk: Desk,
    question: Question,
    form: Form | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """Return the page of QUESTION, with the FORM that was just sent in its place."""
    rows = Answer.objects.filter(assessment=desk.assessment, question__code=question.code)
    line = sheet.line(question, rows.select_related("changed_by").first())
    may_prove = prove(desk, question)
    past = last_time.given(desk.assessment)
    query = request.GET.get("document", "").replace("\0", "").strip()[:100]
    pieces = evidence.of_question(desk.assessment, question.code)
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        "part": desk.instrument.dimension_of(question.code),
        "line": line,
        "pieces": [row for row in pieces if row.removed_at is None],
        "removed": [row for row in pieces if row.removed_at is not None],
        "may_prove": may_prove,
        "query": query,
        "found": evidence.offered_documents(query, desk.today),
        "reusable": evidence.reusable(desk.assessment, question.code) if may_prove else [],
        "used": evidence.used(desk.assessment),
        "most": evidence_kinds.MOST_TOGETHER,
        "forms": _forms(form),
        "threads": _read(desk, question),
        "readings": control_trail.readings(question, desk.today),
        "last_year": sheet.words(*past.get(question.code, (question, Given()))),
        "say": form if isinstance(form, SayForm) else SayForm(auto_id="say-%s"),
        "form": form if form is not None and form.errors else None,
    }
    return render(request, "selfassessment/filling/question.html", context, status=status)


def prove(desk: Desk, question: Question) -> Decision:
    """Say whether the person may change the evidence for QUESTION today."""
    decision = permissions.may_answer(desk.rights, desk.assessment, desk.today)
    if decision and desk.assessment.state == RETURNED:
        standing = control.current(desk.assessment).get(question.code)
        if not control.reopens(desk.assessment, question.code, standing):
            return no(permissions.not_returned())
    return decision


def address(pk: UUID, code: str) -> str:
    """Return the address of the page of question CODE."""
    return reverse("selfassessment:question", kwargs={"pk": pk, "code": code})


def _read(desk: Desk, question: Question) -> list[tuple[Thread, bool]]:
    """Return the conversations about QUESTION with whether each has news, and note them as read."""
    found = threads.of_question(desk.assessment, question.code, desk.user)
    shown = [(row, threads.is_news(row, desk.user)) for row in found]
    fresh = [row for row, is_news in shown if is_news]
    if fresh and desk.may_discuss:
        discussing.read(fresh, by=desk.user, now=timezone.now())
    return shown


def _forms(sent: Form | None) -> dict[str, Form]:
    """Return an empty form of each kind, but SENT in its place."""
    fresh: dict[str, Form] = {
        kind: form(auto_id=f"{kind}-%s") for kind, form in forms.FORMS.items()
    }
    if isinstance(sent, forms.PieceForm):
        fresh[sent.kind] = sent
    return fresh
