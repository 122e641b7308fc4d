"""Say who sits in a body of governance."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError
from governance import acting
from governance.forms.committee.bodies import SeatForm
from governance.models import GoverningBody, Seat
from governance.permissions import may_found_bodies
from governance.services.committee import mandates
from governance.services.committee.common import Refused
from governance.views.committee.bodies import METHODS, PAGE


@require_http_methods(METHODS)
@login_required
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Give somebody a seat."""
    require(may_found_bodies(acting.person(request)))
    body = get_object_or_404(GoverningBody, slug=slug)
    form = SeatForm(sent(request))
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                mandates.seat(body=body, mandate=form.mandate, by=acting.person(request))
            except Refused as refused:
                for name, reason in refused.fields.items():
                    form.add_error(name, reason)
            except DomainError as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(request, _("The member is named."))
                return redirect(PAGE, body.slug)
    context = {"form": form, "body": body}
    return render(request, "governance/committee/seat_form.html", context, status=status)


@require_POST
@login_required
def end(request: HttpRequest, slug: str, seat: int) -> HttpResponse:
    """End a mandate today."""
    row = get_object_or_404(Seat, pk=seat, body__slug=slug)
    mandates.end(seat=row, by=acting.person(request), now=timezone.now())
    messages.success(request, _("The mandate has ended. What it did stays on record."))
    return redirect(PAGE, slug)
