"""The questionnaire as a workbook: taken out, filled in offline, and handed back."""

from http import HTTPStatus
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.sheets import XLSX_TYPE
from selfassessment.services.round_trip import taking_in, taking_out
from selfassessment.views.desk import Desk, open_desk


@login_required
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the questionnaire of the body as a workbook, filled with what is answered now."""
    desk = open_desk(request, pk)
    content = taking_out.take_out(assessment=desk.assessment, by=desk.user)
    response = HttpResponse(content, content_type=XLSX_TYPE)
    name = f"eset-{desk.assessment.entity.code or 'ens'}-{desk.assessment.campaign.slug}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say how to fill it in offline; take a filled one in, to be looked at: 422 when it is bad."""
    desk = open_desk(request, pk)
    if request.method != "POST":
        return _page(request, desk)
    require(desk.may_answer)
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return _page(request, desk, _("Choose the workbook that you filled in."))
    try:
        made = taking_in.take_in(
            assessment=desk.assessment, file=file, by=desk.user, now=timezone.now()
        )
    except DomainError as error:
        return _page(request, desk, error.message)
    return redirect("selfassessment:workbook-preview", pk=pk, upload=made.pk)


def _page(request: HttpRequest, desk: Desk, trouble: str = "") -> HttpResponse:
    context = {"desk": desk, "assessment": desk.assessment, "trouble": trouble}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if trouble else HTTPStatus.OK
    return render(request, "selfassessment/round_trip/workbook.html", context, status=status)
