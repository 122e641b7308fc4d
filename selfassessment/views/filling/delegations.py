"""Who fills in which dimension: see it, share it out, take it back."""

from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError
from selfassessment.forms.sharing import ShareForm
from selfassessment.models import Delegation
from selfassessment.selectors.filling import delegations
from selfassessment.services.filling import delegating
from selfassessment.views.desk import Desk, open_desk

USUAL = timedelta(days=14)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who has which dimension in hand; share dimensions out when asked to."""
    desk = open_desk(request, pk)
    if request.method == "POST":
        require(desk.may_delegate)
    parts = [part for part in desk.instrument.dimensions if part.questions]
    people = delegations.colleagues(desk.assessment.entity, desk.today)
    due_on = max(desk.today, min(desk.today + USUAL, desk.assessment.campaign.closes_on))
    form = ShareForm(parts, people, due_on, sent(request))
    if request.method == "POST" and form.is_valid() and _given(desk, form):
        messages.success(request, _("Shared out. The colleague is told by e-mail."))
        return redirect("selfassessment:delegation-list", pk=pk)
    duties = {duty.dimension.code: duty for duty in delegations.duties(desk.assessment, desk.today)}
    context = {
        "desk": desk,
        "assessment": desk.assessment,
        "rows": [(part, duties.get(part.code)) for part in parts],
        "team": {person.pk for person in people},
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "selfassessment/filling/delegations.html", context, status=status)


@login_required
@require_POST
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a dimension back."""
    row = get_object_or_404(Delegation, pk=pk)
    desk = open_desk(request, row.assessment_id)
    require(desk.may_delegate)
    delegating.take_back(delegation=row, by=desk.user, now=timezone.now())
    messages.success(request, _("Taken back."))
    return redirect("selfassessment:delegation-list", pk=row.assessment_id)


def _given(desk: Desk, form: ShareForm) -> bool:
    """Share out what FORM says; put the error on it when that cannot be."""
    try:
        delegating.give(
            assessment=desk.assessment, share=form.share(), by=desk.user, now=timezone.now()
        )
    except DomainError as error:
        form.add_error(None, error.message)
        return False
    return True
