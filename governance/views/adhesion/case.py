"""One application: its page, and the answers of its draft."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common.http import HtmxRequest
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance.acting import person
from governance.forms.adhesion import Answers
from governance.models import Application
from governance.rules import adhesion_states as at
from governance.services.adhesion import filing, moving
from governance.services.adhesion.moving import Act
from governance.views.adhesion import page

SAVED = "governance/adhesion/_saved.html"


@require_safe
@login_required
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how an application stands, what comes next, and what one may do."""
    return page.show(request, page.load(request, pk))


@require_POST
@login_required
def answers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep the answers of one's draft and, if the button says so, send the application."""
    case = page.load(request, pk)
    if case.filer_id != person(request).pk:
        raise NotAllowed(_(at.WHO_MAY[at.FILER]))
    form = Answers(request.POST, draft=True)
    good = form.is_valid()
    now = timezone.now()
    known = {name: value for name, value in form.cleaned_data.items() if name not in form.errors}
    filing.save(case=case, answers=known, by=person(request), now=now)
    if cast("HtmxRequest", request).htmx:
        context = {"errors": form.errors, "form": form, "now": now}
        return render(request, SAVED, context, status=200 if good else 422)
    if "send" in request.POST:
        return _send(request, case)
    if not good:
        return page.show(request, case, bound={"answers": form}, status=422)
    messages.success(request, _("The draft is saved."))
    return redirect("governance:adhesion-case", pk=case.pk)


def _send(request: HttpRequest, case: Application) -> HttpResponse:
    """Send the application if nothing is missing, and say what is if something is."""
    form = Answers(request.POST)
    if not form.is_valid():
        return page.show(request, case, bound={"answers": form}, status=422)
    act = Act(by=person(request), seen=case.step, now=timezone.now())
    try:
        moving.submit(case=case, act=act)
    except DomainError as error:
        bound = {"answers": form}
        return page.show(request, case, bound=bound, refusal=error.message, status=error.status)
    messages.success(request, _("The application is sent. You get an e-mail at each step."))
    return redirect("governance:adhesion-case", pk=case.pk)
