"""Reports: ask for one, watch it being made, take it, and let anybody verify it."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from eset_portal.common.http import fragment, require
from governance import access, acting
from governance.rules import roles
from selfassessment.models import Report
from selfassessment.rules import codes
from selfassessment.services import reporting
from selfassessment.views.desk import open_desk

LARGEST = 20 * 1024 * 1024


@login_required
@require_POST
def create(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have the report of an assessment made, in the reader's language, and lead to it."""
    desk = open_desk(request, pk)
    require(desk.may_ask_report)
    report = reporting.ask(
        assessment=desk.assessment,
        language=get_language() or "ca",
        by=desk.user,
        now=timezone.now(),
    )
    return redirect("selfassessment:report-detail", pk=report.pk)


@login_required
@require_GET
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far a report is, and the way to it once it is ready."""
    report = _load(request, pk)
    context = {
        "report": report,
        "assessment": report.assessment,
        "error": gettext(report.error) if report.error else "",
        "is_busy": report.state in {Report.State.QUEUED, Report.State.BUILDING},
        "verify_url": request.build_absolute_uri(
            reverse("selfassessment:verify", kwargs={"code": report.code})
        ),
    }
    return render(request, fragment(request, "selfassessment/report.html", "status"), context)


@login_required
@require_POST
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Try a failed report again."""
    report = _load(request, pk)
    require(open_desk(request, report.assessment_id).may_ask_report)
    reporting.retry(report=report, by=acting.person(request))
    messages.success(request, _("It is queued again."))
    return redirect("selfassessment:report-detail", pk=pk)


@login_required
@require_GET
def download(request: HttpRequest, pk: UUID) -> FileResponse:
    """Give the file of a report that is ready."""
    report = _load(request, pk)
    if report.state != Report.State.READY or not report.file:
        raise Http404
    name = slugify(f"informe {report.assessment.entity} {report.assessment.campaign.slug}")
    return FileResponse(report.file.open("rb"), as_attachment=True, filename=f"{name}.pdf")


@require_GET
def verify_form(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a document, or lead to the page of the one typed."""
    typed = request.GET.get("codi", "").strip()[:100]
    if not typed:
        return render(request, "selfassessment/verify_form.html")
    code = codes.read(typed)
    if code is None:
        context = {"typed": typed, "is_wrong": True}
        return render(request, "selfassessment/verify_form.html", context, status=422)
    return redirect("selfassessment:verify", code=code)


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether CODE belongs to a report; compare a file dropped here with what was issued."""
    rows = Report.objects.filter(code=codes.read(code) or "", state=Report.State.READY)
    report = rows.select_related("assessment__entity", "assessment__campaign").first()
    if report is None:
        context = {"typed": code[:100], "is_unknown": True}
        return render(request, "selfassessment/verify_form.html", context, status=404)
    context = {"report": report, "assessment": report.assessment}
    upload = request.FILES.get("file")
    if upload is not None:
        context["verdict"] = _compare(upload.size or 0, upload.chunks(), report)
    return render(request, "selfassessment/verify.html", context)


def _compare(size: int, chunks: Iterable[bytes], report: Report) -> str:
    if size > LARGEST:
        return "large"
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return "authentic" if digest.hexdigest() == report.sha256 else "changed"


def _load(request: HttpRequest, pk: UUID) -> Report:
    """Return the report for somebody who may see the results of its body."""
    rows = Report.objects.filter(pk=pk)
    report = rows.select_related("assessment__entity", "assessment__campaign").first()
    user = acting.person(request)
    if report is None or not access.may(user, roles.READ_RESULTS, report.assessment.entity):
        raise Http404
    acting.act_for(request, report.assessment.entity)
    return report
