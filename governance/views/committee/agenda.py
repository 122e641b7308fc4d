"""The agenda of a session and its papers."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eset_portal.common import downloads
from eset_portal.common.http import require, sent
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance.forms.committee.sessions import MatterForm
from governance.services.committee import agenda, papers
from governance.views.committee.bodies import METHODS
from governance.views.committee.desk import item_of, load
from governance.views.committee.session import show
from governance.views.committee.steps import PAGE


@require_http_methods(METHODS)
@login_required
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put an item on the agenda."""
    desk = load(request, pk)
    require(desk.may_run)
    form = MatterForm(desk.session, sent(request))
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            now = timezone.now()
            agenda.add(session=desk.session, matter=form.matter, by=desk.user, now=now)
        except DomainError as error:
            form.add_error(None, error.message)
            status = error.status
        else:
            messages.success(request, _("The item is on the agenda."))
            return redirect(PAGE, pk)
    context = {"form": form, "session": desk.session}
    return render(request, "governance/committee/item_form.html", context, status=status)


@require_POST
@login_required
def toggle(request: HttpRequest, pk: UUID, item: UUID, code: str) -> HttpResponse:
    """Take an item off the agenda, or put it back."""
    desk = load(request, pk)
    row, now = item_of(desk, item), timezone.now()
    if code == "treu":
        agenda.remove(item=row, by=desk.user, now=now)
        messages.success(request, _("The item is off the agenda. You can put it back below."))
    elif code == "torna":
        agenda.restore(item=row, by=desk.user, now=now)
        messages.success(request, _("The item is back on the agenda."))
    else:
        raise Http404
    return redirect(PAGE, pk)


@require_POST
@login_required
def attach(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a paper; say beside it why a file is not taken."""
    desk = load(request, pk)
    require(desk.may_run)
    file = request.FILES.get("file")
    if file is None:
        return show(request, desk, refusal=_("Choose a file first."), status=422)
    try:
        papers.add(session=desk.session, file=file, by=desk.user, now=timezone.now())
    except NotAllowed:
        raise
    except DomainError as error:
        return show(request, desk, refusal=error.message, status=error.status)
    messages.success(request, _("The paper is added."))
    return redirect(PAGE, pk)


@require_POST
@login_required
def detach(request: HttpRequest, pk: UUID, paper: UUID) -> HttpResponse:
    """Take a paper away."""
    desk = load(request, pk)
    row = get_object_or_404(desk.session.papers, pk=paper)
    papers.remove(paper=row, by=desk.user, now=timezone.now())
    messages.success(request, _("The paper is removed."))
    return redirect(PAGE, pk)


@require_safe
@login_required
def read(request: HttpRequest, pk: UUID, paper: UUID) -> FileResponse:
    """Hand out a paper of a session."""
    desk = load(request, pk)
    row = get_object_or_404(desk.session.papers.filter(removed_at=None), pk=paper)
    return downloads.attachment(row.file.open("rb"), row.name)


@require_safe
@login_required
def minutes(request: HttpRequest, pk: UUID, version: int) -> FileResponse:
    """Hand out the minutes of a session."""
    desk = load(request, pk)
    row = get_object_or_404(desk.session.minutes, version=version)
    return downloads.attachment(row.file.open("rb"), row.name)
