"""The self-assessments of a body: where each stands, and handing one in."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eset_portal.common.http import require
from governance import acting
from selfassessment.rules.assessment_states import OPEN, RETURNED
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import (
    assessments,
    carried,
    control,
    findings,
    overviews,
    peers,
    results,
    spreads,
)
from selfassessment.selectors.control import Line
from selfassessment.selectors.filling import delegations, threads
from selfassessment.selectors.improvement import actions
from selfassessment.selectors.peers import Peers
from selfassessment.services import resubmitting, submitting
from selfassessment.views.desk import Desk, open_desk
from selfassessment.views.improvement.room import open_room


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the self-assessments of the body that the person acts for."""
    body = acting.acting_for(request)
    rows = list(assessments.of_entity(body)) if body else []
    context = {"assessments": rows, "body": body, "today": timezone.localdate()}
    return render(request, "selfassessment/assessments.html", context)


@login_required
@require_safe
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far a self-assessment is, dimension by dimension, and what comes next."""
    desk = open_desk(request, pk)
    overview = overviews.of(desk.assessment, desk.instrument)
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        "overview": overview,
        **_returned(desk),
        **_offered(desk),
        "duties": {
            duty.dimension.code: duty for duty in delegations.duties(desk.assessment, desk.today)
        },
        "talks": threads.by_dimension(desk.assessment, desk.user),
    }
    return render(request, "selfassessment/assessment.html", context)


def _offered(desk: Desk) -> dict[str, object]:
    """Return how many answers of the last campaign wait to be confirmed, or whether some may."""
    it = desk.assessment
    if it.state != OPEN or not desk.may_answer:
        return {}
    if it.carried_from_id:
        return {"carried": len(carried.pending(it, desk.instrument))}
    return {"may_carry": desk.may_submit.allowed and assessments.last_given(it)}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what is handed in and what is missing; hand it in when asked to."""
    desk = open_desk(request, pk)
    require(desk.may_submit)
    if desk.assessment.state == RETURNED:
        return _submit_again(request, desk)
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


def _submit_again(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what came back and what was done about it; hand it in again when asked to."""
    status, trouble = 200, ""
    if request.method == "POST":
        try:
            resubmitting.resubmit(assessment=desk.assessment, by=desk.user, now=timezone.now())
        except resubmitting.Untouched as error:
            status, trouble = 422, error.message
        else:
            messages.success(request, _("Submitted again: the control goes on with it."))
            return redirect("selfassessment:assessment-detail", pk=desk.assessment.pk)
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        **_returned(desk),
        "trouble": trouble,
    }
    return render(request, "selfassessment/resubmit.html", context, status=status)


def _returned(desk: Desk) -> Mapping[str, list[Line]]:
    """Return the answers that came back, and what is asked since; none out of the body's turn."""
    if desk.assessment.state != RETURNED:
        return {}
    rows = control.lines(desk.assessment, desk.instrument)
    since = [row for row in rows if row.declared == Given() and row.decision is None]
    return {"returned": [row for row in rows if row.is_returned], "asked_since": since}


@login_required
@require_safe
def result(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the result: degree, why, what comes next, and each dimension."""
    desk = open_desk(request, pk)
    assessment, instrument = desk.assessment, desk.instrument
    values = results.values(assessment)
    overview = overviews.of(assessment, instrument, values)
    group = peers.of(assessment)
    context = {
        "desk": desk,
        "room": open_room(request, assessment.entity, rights=desk.rights),
        "assessment": assessment,
        "overview": overview,
        "peers": group,
        "charts": overviews.charts(assessment, overview, group),
        "trend": spreads.of_body(assessment),
        "reports": assessment.reports.order_by("-created_at")[:10],
        **_settled(desk),
        **_standing(desk, group, values),
    }
    return render(request, "selfassessment/result.html", context)


def _settled(desk: Desk) -> dict[str, object]:
    """Return what the control changed and found, once it has ended."""
    if not desk.assessment.is_settled:
        return {}
    rows = control.lines(desk.assessment, desk.instrument)
    return {
        "control": desk.assessment.control,
        "lowered": results.changed_by_control(rows),
        "findings": [
            (row, desk.instrument.question(row.question.code))
            for row in findings.of_assessment(desk.assessment)
        ],
        "opinions": control.opinions(desk.assessment).filter(taken_back_at=None),
        "may_contest": desk.may_contest,
    }


def _standing(desk: Desk, group: Peers, values: Mapping[str, Given] | None) -> dict[str, object]:
    """Return the dimensions side by side, then and now, and what stands out."""
    assessment, instrument = desk.assessment, desk.instrument
    given = assessments.given(assessment) if values is None else values
    gaps = results.gaps(instrument, given, on=desk.today)
    open_actions = actions.open_for(assessment.entity, [row.question.code for row in gaps])
    return {
        "rows": results.table(assessment, instrument, group),
        "compared": results.compared(assessment, instrument),
        "strengths": results.strengths(instrument, given),
        "gaps": [(row, open_actions.get(row.question.code)) for row in gaps],
    }
