"""Evidence: give it, take it away, hand it out, and see all of an assessment."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common import downloads
from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from selfassessment.forms.evidence import FORMS, PieceForm
from selfassessment.models import Evidence
from selfassessment.rules import evidence_kinds
from selfassessment.selectors.filling import evidence as known
from selfassessment.services.filling import evidence
from selfassessment.views.desk import open_desk
from selfassessment.views.filling import question as room


@login_required
@require_safe
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """List all the evidence of an assessment, by dimension and question."""
    desk = open_desk(request, pk)
    given = known.of_assessment(desk.assessment)
    by_code: dict[str, list[Evidence]] = {}
    for row in given:
        by_code.setdefault(row.question.code, []).append(row)
    parts = [
        (part, [(q, by_code[q.code]) for q in part.questions if q.code in by_code])
        for part in desk.instrument.dimensions
    ]
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        "parts": [(part, rows) for part, rows in parts if rows],
        "count": sum(map(len, by_code.values())),
        "backed": len(by_code),
        "asked": sum(len(part.questions) for part in desk.instrument.dimensions),
        "used": known.used(desk.assessment),
        "most": evidence_kinds.MOST_TOGETHER,
    }
    return render(request, "selfassessment/filling/evidence.html", context)


@login_required
@require_POST
def add(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Keep a piece of evidence: 422 when it is not taken, and why."""
    desk, _part, question = room.opened(request, pk, code)
    require(room.prove(desk, question))
    kind = request.POST.get("kind", "")
    if kind == "again":
        return _again(request, pk, code)
    if kind not in FORMS:
        raise Http404
    form: PieceForm = FORMS[kind](request.POST, request.FILES, auto_id=f"{kind}-%s")
    piece = form.piece()
    if piece is not None:
        try:
            evidence.add(
                assessment=desk.assessment, code=code, piece=piece, by=desk.user, now=timezone.now()
            )
        except evidence.TooMuch as error:
            form.add_error(None, error.message)
    if form.errors:
        return room.page(request, desk, question, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    messages.success(request, _("The evidence is added."))
    return redirect(f"{room.address(pk, code)}#evidence")


def _again(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Use last time's evidence once more."""
    desk, _part, question = room.opened(request, pk, code)
    chosen = request.POST.get("evidence", "")
    rows = {str(row.pk): row for row in known.reusable(desk.assessment, code)}
    if chosen not in rows:
        raise Http404
    try:
        evidence.reuse(
            assessment=desk.assessment,
            code=question.code,
            before=rows[chosen],
            by=desk.user,
            now=timezone.now(),
        )
    except evidence.TooMuch as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Last time’s evidence is used again."))
    return redirect(f"{room.address(pk, code)}#evidence")


@login_required
@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a piece of evidence away."""
    row = _piece(pk)
    desk, _part, question = room.opened(request, row.assessment_id, row.question.code)
    require(room.prove(desk, question))
    row.assessment = desk.assessment
    evidence.remove(evidence=row, by=desk.user, now=timezone.now())
    messages.success(request, _("The evidence is removed."))
    return redirect(f"{room.address(row.assessment_id, question.code)}#evidence")


@login_required
@require_safe
def download(request: HttpRequest, pk: UUID) -> FileResponse:
    """Hand out the file of a piece of evidence to those who may see the assessment."""
    row = _piece(pk)
    open_desk(request, row.assessment_id)
    if not row.has_file:
        raise Http404
    try:
        return downloads.attachment(row.file.open("rb"), row.name)
    except FileNotFoundError as error:
        raise DomainError(_("The file is not there any more.")) from error


def _piece(pk: UUID) -> Evidence:
    return get_object_or_404(Evidence.objects.select_related("question"), pk=pk)
