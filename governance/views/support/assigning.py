"""Change who accompanies many bodies at once: ask, preview, confirm; and end it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import acting
from governance.forms.supports import AssignForm, EndForm
from governance.models import Entity
from governance.permissions import may_manage_support
from governance.selectors import supports as relations
from governance.services import supports

FORM, PREVIEW = "governance/support/assign.html", "governance/support/preview.html"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def assign(request: HttpRequest) -> HttpResponse:
    """Ask who is to accompany whom; show what would change; do it once that is confirmed."""
    require(may_manage_support(acting.person(request)))
    if request.method != "POST":
        return render(request, FORM, {"form": _form(None, request.GET)})
    form = _form(request.POST, request.GET)
    if not form.is_valid():
        return render(request, FORM, {"form": form}, status=422)
    given = form.cleaned_data
    plan = relations.plan(form.asked, given["supporter"], given["on"])
    if "confirmed" in request.POST:
        return _done(request, form, plan)
    context = {"form": form, "plan": plan, "supporter": given["supporter"], "on": given["on"]}
    return render(request, PREVIEW, context)


def _done(request: HttpRequest, form: AssignForm, plan: relations.Plan) -> HttpResponse:
    """Do what was previewed; raise Conflict when something else would come of it by now."""
    if request.POST["confirmed"] != plan.mark:
        raise Conflict(_("Something has changed meanwhile. Look at the preview once more."))
    supporter = form.cleaned_data["supporter"]
    number = supports.assign(
        entities=plan.bodies,
        supporter=supporter,
        on=form.cleaned_data["on"],
        today=timezone.localdate(),
        actor=acting.person(request),
    )
    words = ngettext(
        "%(supporter)s accompanies one more body.",
        "%(supporter)s accompanies %(number)s more bodies.",
        number,
    )
    messages.success(request, words % {"supporter": supporter.name, "number": number})
    return redirect("governance:supporter", pk=supporter.pk)


def _form(data: QueryDict | None, chosen: QueryDict) -> AssignForm:
    today = timezone.localdate()
    initial = {"chosen": _keys(chosen), "supporter": chosen.get("supporter", "")}
    found = relations.supporters(today)
    return AssignForm(data, initial=initial, supporters=found, today=today)


def _keys(asked: QueryDict) -> list[UUID]:
    found = []
    for text in asked.getlist("chosen"):
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


@require_POST
@login_required
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End that the supporter accompanies the bodies that are ticked."""
    require(may_manage_support(acting.person(request)))
    supporter = get_object_or_404(Entity, pk=pk)
    today = timezone.localdate()
    form = EndForm(request.POST, today=today)
    if not form.is_valid():
        raise DomainError(_("Tick the bodies and choose a day: nothing has been changed."))
    number = supports.end(
        entities=form.cleaned_data["chosen"],
        supporter=supporter,
        on=form.cleaned_data["on"],
        today=today,
        actor=acting.person(request),
    )
    words = ngettext("One relation ends.", "%(number)s relations end.", number)
    messages.success(request, words % {"number": number})
    return redirect("governance:supporter", pk=pk)
