"""Reports: ask for one, watch it being made, take it."""

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
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common.http import fragment, require
from governance import access, acting
from governance.rules import roles
from selfassessment.models import Report
from selfassessment.reports import eni
from selfassessment.services import reporting
from selfassessment.views.desk import open_desk


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
@require_safe
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
@require_safe
def download(request: HttpRequest, pk: UUID) -> FileResponse:
    """Give the file of a report that is ready."""
    report = _load(request, pk)
    if report.state != Report.State.READY or not report.file:
        raise Http404
    return FileResponse(report.file.open("rb"), as_attachment=True, filename=f"{_name(report)}.pdf")


@login_required
@require_safe
def metadata(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the ENI metadata of a report that is ready, as XML."""
    report = _load(request, pk)
    if report.state != Report.State.READY:
        raise Http404
    response = HttpResponse(eni.write(report), content_type="application/xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_name(report)}.eni.xml"'
    return response


def _name(report: Report) -> str:
    """Return what a file of REPORT is called, without its ending."""
    return slugify(f"informe {report.assessment.entity} {report.assessment.campaign.slug}")[:120]


def _load(request: HttpRequest, pk: UUID) -> Report:
    """Return the report for somebody who may see the results of its body."""
    rows = Report.objects.filter(pk=pk)
    report = rows.select_related("assessment__entity", "assessment__campaign").first()
    user = acting.person(request)
    if report is None or not access.may(user, roles.READ_RESULTS, report.assessment.entity):
        raise Http404
    acting.act_for(request, report.assessment.entity)
    return report
