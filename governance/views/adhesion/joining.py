"""The way in: what joining means, the search for one's body, and the first draft."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eset_portal.common.http import fragment
from governance.acting import person
from governance.forms.adhesion import UnknownBody
from governance.models import Entity
from governance.selectors import cases, joining
from governance.services.adhesion import filing

FIND = "governance/adhesion/find.html"
LONGEST_QUERY = 100


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Explain joining to visitors; let people who are signed in look for their body."""
    if not request.user.is_authenticated:
        return render(request, "governance/adhesion/welcome.html")
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    found = joining.found(query)
    context = {
        "query": query,
        "bodies": found,
        "many": len(found) == joining.MOST,
        "mine": cases.of_person(person(request)),
    }
    return render(request, fragment(request, FIND, "bodies"), context)


@require_POST
@login_required
def apply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the application for a body, or go on with one's own draft."""
    entity = get_object_or_404(Entity, pk=pk)
    case = filing.start(entity=entity, by=person(request), now=timezone.now())
    return redirect("governance:adhesion-case", pk=case.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def unknown(request: HttpRequest) -> HttpResponse:
    """Take the name and kind of a body that the register lacks, and begin its application."""
    typed = request.POST if request.method == "POST" else None
    form = UnknownBody(typed, initial={"asked_name": request.GET.get("q", "")})
    if form.is_valid():
        case = filing.start_for_unknown(
            facts=form.cleaned_data, by=person(request), now=timezone.now()
        )
        return redirect("governance:adhesion-case", pk=case.pk)
    status = 422 if form.is_bound else 200
    return render(request, "governance/adhesion/unknown.html", {"form": form}, status=status)
