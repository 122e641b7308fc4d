"""Say that a body takes along those that depend on it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from eset_portal.common.http import require
from governance.acting import person
from governance.models import Entity
from governance.permissions import may_take_along
from governance.selectors import dependants
from governance.services import taking_along


@require_POST
@login_required
def take(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the body take along those that the form names, of those that it may."""
    require(may_take_along(person(request)))
    parent = get_object_or_404(Entity, pk=pk)
    today = timezone.localdate()
    asked = {*request.POST.getlist("body")}
    bodies = [body for body in dependants.takeable(parent, today) if str(body.pk) in asked]
    done = taking_along.take_along(
        bodies=bodies, parent=parent, on=today, by=person(request), now=timezone.now()
    )
    if done:
        words = ngettext("%(number)d body is taken along.", "%(number)d are taken along.", done)
        messages.success(request, words % {"number": done})
    else:
        messages.info(request, _("Mark the bodies that it takes along first."))
    return redirect("governance:entity-detail", parent.pk)


@require_POST
@login_required
def let_go(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End that the body is taken along."""
    require(may_take_along(person(request)))
    entity = get_object_or_404(Entity, pk=pk)
    taking_along.let_go(entity=entity, on=timezone.localdate(), by=person(request))
    messages.success(request, _("It is no longer taken along, and may apply for itself."))
    return redirect("governance:entity-detail", entity.pk)
