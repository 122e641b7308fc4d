"""Bring an own copy up to date: what comes, card by card, and the end of it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from docs_library.selectors.adapting import copies, meeting, sessions
from docs_library.services.adapting import finishing, opening
from docs_library.services.adapting.stale import Moved
from docs_library.views.adapting import asked
from docs_library.views.adapting.table import shown
from governance import acting


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def merge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what a new edition brings; begin to decide, or take all where nothing is to decide."""
    row = asked.written(request, pk)
    copy = copies.copy(row)
    if request.method != "POST":
        if copy.merge is None and not copy.is_behind:
            messages.info(request, _("The copy is up to date: there is nothing to bring in."))
            return redirect("docs_library:copy-detail", pk=row.pk)
        return shown(request, copy)
    person, now = acting.person(request), timezone.now()
    found = meeting.forecast(copy)
    if copy.merge is None and found is not None and not found.conflicts:
        finishing.take_all(adaptation=row, by=person, now=now)
        return _finished(request, pk)
    opening.open_session(adaptation=row, by=person, now=now)
    return redirect("docs_library:copy-merge", pk=row.pk)


@require_POST
@login_required
def end(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """Finish, leave, or begin anew with what changed meanwhile."""
    row = asked.written(request, pk)
    session = sessions.open_merge(row)
    if step not in {"acaba", "deixa", "repren"}:
        raise Http404
    if session is None:
        messages.info(request, _("A colleague has finished or left this: here is the copy."))
        return redirect("docs_library:copy-detail", pk=row.pk)
    person, now = acting.person(request), timezone.now()
    if step == "deixa":
        opening.abandon(session=session, by=person, now=now)
        messages.success(request, _("Left. Your copy is as it was."))
        return redirect("docs_library:copy-detail", pk=row.pk)
    if step == "repren":
        opening.reopen(session=session, by=person, now=now)
        return redirect("docs_library:copy-merge", pk=row.pk)
    try:
        finishing.finish(session=session, by=person, now=now)
    except Moved as moved:
        opening.reopen(session=session, by=person, now=now)
        messages.warning(request, moved.message)
        return redirect("docs_library:copy-merge", pk=row.pk)
    return _finished(request, pk)


def _finished(request: HttpRequest, pk: UUID) -> HttpResponse:
    copy = copies.copy(asked.adaptation(request, pk))
    if copy.waits:
        told = _("The copy is up to date. The e-SET manager approves it, then your staff read it.")
    else:
        told = _("The copy is up to date, and your staff read it.")
    messages.success(request, told)
    return redirect("docs_library:copy-detail", pk=pk)
