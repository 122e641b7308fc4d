"""Note a change around the method."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from docs_library import permissions
from docs_library.forms.watch.changes import ChangeForm
from docs_library.models import Norm
from docs_library.rules.watch import kinds
from docs_library.services.watch import changes
from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance import acting
from governance.models import Tool

SOURCES = {"norma": kinds.NORM, "servei": kinds.TOOL, "organitzacio": kinds.ORGANISATION}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest, source: str) -> HttpResponse:
    """Ask what changes, note it, and lead to the editions that it touches."""
    person = acting.person(request)
    require(permissions.may_watch(person))
    if source not in SOURCES:
        raise Http404
    origin = SOURCES[source]
    form = ChangeForm(origin, sent(request), first=_first(request))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = changes.note(change=form.change, by=person, now=timezone.now())
            except NotAllowed:
                raise
            except DomainError as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(request, _("The change is noted. Here is what it touches."))
                return redirect("docs_library:signal-detail", pk=made.pk)
    context = {"form": form, "origin": origin}
    return render(request, "docs_library/watch/signal_new.html", context, status=status)


def _first(request: HttpRequest) -> dict[str, object]:
    """Return what the form shows at first: today, and the norm or service that the link named."""
    named = {key: request.GET.get(key, "").replace("\0", "") for key in ("norma", "servei")}
    norm = Norm.objects.filter(name=named["norma"]).first()
    tool = Tool.objects.filter(slug=named["servei"]).first()
    return {"holds_from": timezone.localdate(), "norm": norm, "tool": tool}
