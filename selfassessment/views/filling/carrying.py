"""Answers of the last campaign: bring them, do without them, confirm those of a dimension."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from selfassessment.services import carrying
from selfassessment.views.desk import open_desk


@login_required
@require_POST
def carry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Bring the answers of the last campaign into their places, or take them out again."""
    desk = open_desk(request, pk)
    require(desk.may_submit)
    steps = {"offer": carrying.offer, "take_back": carrying.take_back}
    step = steps.get(request.POST.get("step", ""))
    if step is None:
        raise DomainError(_("Choose whether to bring the answers or to begin without them."))
    step(assessment=desk.assessment, now=timezone.now())
    messages.success(request, _("Done. What was confirmed or answered stays."))
    return redirect("selfassessment:assessment-detail", pk=pk)


@login_required
@require_POST
def confirm(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Confirm what the last campaign offers in one dimension."""
    desk = open_desk(request, pk)
    part = next((row for row in desk.instrument.dimensions if row.code == code), None)
    if part is None or not part.questions:
        raise Http404
    require(desk.may_answer)
    count = carrying.confirm(
        assessment=desk.assessment, part=part, by=desk.user, now=timezone.now()
    )
    words = ngettext("%(n)d answer confirmed.", "%(n)d answers confirmed.", count)
    messages.success(request, words % {"n": count})
    return redirect("selfassessment:dimension", pk=pk, code=code)
