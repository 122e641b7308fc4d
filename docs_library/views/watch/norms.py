"""A norm: what depends on it, its facts, and that somebody looked it up."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from docs_library import permissions
from docs_library.forms.watch.norms import NormForm
from docs_library.models import Norm
from docs_library.rules.watch import dates
from docs_library.selectors.watch import signals, touched
from docs_library.services.watch import norms
from eset_portal.common.http import require, sent
from governance import acting


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a norm with what depends on it, and correct its facts."""
    person, today = acting.person(request), timezone.localdate()
    require(permissions.may_look(person))
    norm = _found(pk)
    form = NormForm(norm, sent(request))
    if request.method == "POST":
        require(permissions.may_watch(person))
        if form.is_valid():
            norms.correct(norm=norm, facts=form.cleaned_data, by=person)
            messages.success(request, _("The facts of the norm are saved."))
            return redirect("docs_library:norm-detail", pk=pk)
    context = {
        "norm": norm,
        "form": form,
        "editions": signals.standing_on(norm, today),
        "lines": touched.lines(signals.signals().filter(norm=norm), on=today),
        "is_stale": dates.is_stale(norm.checked_on, today),
        "may_watch": permissions.may_watch(person).allowed,
    }
    status = 422 if form.errors else 200
    return render(request, "docs_library/watch/norm_detail.html", context, status=status)


@require_POST
@login_required
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that the norm was looked up today."""
    person = acting.person(request)
    require(permissions.may_watch(person))
    norms.check(norm=_found(pk), by=person, now=timezone.now())
    messages.success(request, _("Recorded: checked today."))
    return redirect("docs_library:norm-detail", pk=pk)


def _found(pk: UUID) -> Norm:
    found = Norm.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
