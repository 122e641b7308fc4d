"""What the secretary does with a session: plan, move, call, open, close, adjourn, cancel."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError, NotAllowed
from eset_portal.common.rules.i18n import noop
from governance import acting
from governance.forms.committee.sessions import WhenForm
from governance.models import CommitteeSession, GoverningBody
from governance.permissions import may_run_body
from governance.rules.committee import session_states as at
from governance.services.committee import planning, sessions
from governance.views.committee.bodies import METHODS
from governance.views.committee.desk import Desk, load
from governance.views.committee.session import show

PAGE = "governance:session"
DONE = {
    at.CALL: noop("The call has been sent to all who sit there, with the appointment."),
    at.OPEN_IT: noop("The session is open. Note who is present first."),
    at.CLOSE: noop("The session is closed and its minutes are written."),
    at.ADJOURN: noop("The session is adjourned: there was no quorum."),
    at.CANCEL: noop("The session is cancelled. Those who were called have been told."),
}


@require_http_methods(METHODS)
@login_required
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan the next session of a body."""
    body = get_object_or_404(GoverningBody, slug=slug)
    require(may_run_body(acting.person(request), body, on=timezone.localdate()))
    return _when(request, body, None)


@require_http_methods(METHODS)
@login_required
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move a session to another moment or place."""
    desk = load(request, pk)
    require(desk.may_run)
    return _when(request, desk.session.body, desk.session)


@require_POST
@login_required
def step(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Make one of the moves of a session; say beside it why it is refused."""
    desk = load(request, pk)
    note = request.POST.get("note", "")
    try:
        _make(desk, code, note)
    except NotAllowed:
        raise
    except DomainError as error:
        return show(request, desk, refusal=error.message, note=note, status=error.status)
    messages.success(request, _(DONE[code]))
    return redirect(PAGE, pk)


def _make(desk: Desk, code: str, note: str) -> None:
    session, by, now = desk.session, desk.user, timezone.now()
    if code == at.CALL:
        planning.call(session=session, by=by, now=now)
    elif code == at.OPEN_IT:
        sessions.open_it(session=session, by=by, now=now)
    elif code == at.CLOSE:
        sessions.close(session=session, by=by, now=now)
    elif code == at.ADJOURN:
        sessions.adjourn(session=session, note=note, by=by, now=now)
    elif code == at.CANCEL:
        planning.cancel(session=session, reason=note, by=by, now=now)
    else:
        raise Http404


def _when(
    request: HttpRequest, body: GoverningBody, session: CommitteeSession | None
) -> HttpResponse:
    form = WhenForm(session, sent(request))
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        by, now = acting.person(request), timezone.now()
        try:
            if session is None:
                session = planning.plan(body=body, when=form.when, by=by, now=now)
            else:
                planning.change(session=session, when=form.when, by=by, now=now)
        except DomainError as error:
            form.add_error(None, error.message)
            status = error.status
        else:
            messages.success(request, _("The session is saved."))
            return redirect(PAGE, session.pk)
    context = {"form": form, "body": body, "session": session}
    return render(request, "governance/committee/session_form.html", context, status=status)
