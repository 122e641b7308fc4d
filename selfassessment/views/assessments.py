"""The self-assessments of a body: where each stands, and handing one in."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from eset_portal.common.http import require
from governance import acting
from selfassessment.selectors import assessments, overviews, spreads
from selfassessment.services import submitting
from selfassessment.views.desk import open_desk


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """List the self-assessments of the body that the person acts for."""
    body = acting.acting_for(request)
    rows = list(assessments.of_entity(body)) if body else []
    context = {"assessments": rows, "body": body, "today": timezone.localdate()}
    return render(request, "selfassessment/assessments.html", context)


@login_required
@require_GET
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far a self-assessment is, dimension by dimension, and what comes next."""
    desk = open_desk(request, pk)
    overview = overviews.of(desk.assessment, desk.instrument)
    context = {"desk": desk, "assessment": desk.assessment, "overview": overview}
    return render(request, "selfassessment/assessment.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what is handed in and what is missing; hand it in when asked to."""
    desk = open_desk(request, pk)
    require(desk.may_submit)
    status = 200
    if request.method == "POST":
        try:
            submitting.submit(assessment=desk.assessment, by=desk.user, now=timezone.now())
        except submitting.Incomplete:
            status = 422
        else:
            messages.success(request, _("Submitted. Thank you: this is your result."))
            return redirect("selfassessment:result", pk=pk)
    overview = overviews.of(desk.assessment, desk.instrument)
    context = {"desk": desk, "assessment": desk.assessment, "overview": overview}
    return render(request, "selfassessment/submit.html", context, status=status)


@login_required
@require_GET
def result(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the result: degree, why, what comes next, and each dimension."""
    desk = open_desk(request, pk)
    overview = overviews.of(desk.assessment, desk.instrument)
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        "overview": overview,
        "charts": overviews.charts(desk.assessment, overview),
        "trend": spreads.of_body(desk.assessment),
        "reports": desk.assessment.reports.order_by("-created_at")[:10],
    }
    return render(request, "selfassessment/result.html", context)
