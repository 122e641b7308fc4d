"""A change around the method: what it touches, and the reviews it opens."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from docs_library import permissions
from docs_library.models import Edition, Signal
from docs_library.selectors.watch import signals, touched
from docs_library.services.watch import changes, opening
from eset_portal.common.http import require
from governance import acting


@require_safe
@login_required
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a change with the editions that depend on what changes, and their reviews."""
    person = acting.person(request)
    require(permissions.may_look(person))
    line = touched.line(_signal(pk), on=timezone.localdate())
    context = {
        "line": line,
        "signal": line.signal,
        "may_watch": permissions.may_watch(person).allowed and line.signal.withdrawn_at is None,
    }
    return render(request, "docs_library/watch/signal_detail.html", context)


@require_POST
@login_required
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open the review of the edition asked for and lead to it, or open all that it touches."""
    person, signal, now = acting.person(request), _signal(pk), timezone.now()
    if "all" in request.POST:
        n = opening.open_all(signal=signal, by=person, now=now)
        words = ngettext("%(n)s review is opened.", "%(n)s reviews are opened.", n) % {"n": n}
        messages.success(request, words)
        return redirect("docs_library:signal-detail", pk=pk)
    try:
        edition = Edition.objects.select_related("document").get(pk=request.POST["edition"])
    except (Edition.DoesNotExist, ValidationError, KeyError) as error:
        require(permissions.may_watch(person))
        raise Http404 from error
    made = opening.open_for(signal=signal, edition=edition, by=person, now=now)
    return redirect("docs_library:recheck", pk=made.pk)


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back a change that was noted by mistake."""
    changes.withdraw(signal=_signal(pk), by=acting.person(request), now=timezone.now())
    messages.success(request, _("The change is withdrawn. It stays on record."))
    return redirect("docs_library:watch")


def _signal(pk: UUID) -> Signal:
    found = signals.signals().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
