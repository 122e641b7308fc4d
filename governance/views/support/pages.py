"""All supporters, one supporter with its bodies, and the bodies that nobody accompanies."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common import sheets
from eset_portal.common.http import require
from governance import acting
from governance.models import Entity
from governance.permissions import (
    knows,
    may_manage_support,
    may_see_supporter,
    may_see_supports,
)
from governance.rules import naming
from governance.selectors import accesses, supports
from governance.services import exporting

PAGE = 50
TYPES = {"csv": sheets.CSV_TYPE, "xlsx": sheets.XLSX_TYPE}


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Show who accompanies how many; lead who heads one support to its page."""
    user, today = acting.person(request), timezone.localdate()
    everything = may_see_supports(user)
    if not everything:
        bodies = [row.entity for row in acting.memberships(request)]
        own = next((body for body in bodies if may_see_supporter(user, body, on=today)), None)
        if own is None:
            require(everything)
        return redirect("governance:supporter", pk=own.pk if own else None)
    found = list(supports.supporters(today))
    context = {
        "supporters": found,
        "accompanied": sum(getattr(body, "bodies", 0) for body in found),
        "without": supports.without(today).count(),
        "manages": may_manage_support(user),
    }
    return render(request, "governance/support/index.html", context)


@require_safe
@login_required
def supporter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a supporter's team and bodies, now or before."""
    body = _supporter(request, pk)
    user, today = acting.person(request), timezone.localdate()
    ended = request.GET.get("quan") == "abans"
    query = request.GET.get("q", "")[:100]
    rows = supports.relations(body, today, ended=ended)
    for word in naming.search_words(query):
        rows = rows.filter(entity__search_name__contains=f" {word}")
    context = {
        "supporter": body,
        "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "count": supports.relations(body, today, ended=False).filter(starts_on__lte=today).count(),
        "members": accesses.supporting_team(body, today),
        "ended": ended,
        "query": query,
        "today": today,
        "manages": may_manage_support(user).allowed and not ended,
        "sees_all": may_see_supports(user),
    }
    return render(request, "governance/support/supporter.html", context)


@require_safe
@login_required
def without(request: HttpRequest) -> HttpResponse:
    """Show the bodies that nobody accompanies."""
    user = acting.person(request)
    require(may_see_supports(user))
    query = request.GET.get("q", "")[:100]
    rows = supports.without(timezone.localdate())
    for word in naming.search_words(query):
        rows = rows.filter(search_name__contains=f" {word}")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "query": query, "manages": may_manage_support(user)}
    return render(request, "governance/support/without.html", context)


@require_POST
@login_required
def export(request: HttpRequest, pk: UUID, file_type: str) -> HttpResponse:
    """Hand out all relations of a supporter, those of the past too."""
    body = _supporter(request, pk)
    if file_type not in TYPES:
        raise Http404
    today = timezone.localdate()
    content = exporting.supports(
        supporter=body, file_type=file_type, actor=acting.person(request), on=today
    )
    name = f"{_('support')}-{today.isoformat()}.{file_type}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=TYPES[file_type], headers=disposition)


def _supporter(request: HttpRequest, pk: UUID) -> Entity:
    """Return the supporter PK; 404 for strangers, NotAllowed for insiders who may not see it."""
    body, user, today = (
        get_object_or_404(Entity, pk=pk),
        acting.person(request),
        timezone.localdate(),
    )
    decision = may_see_supporter(user, body, on=today)
    if not decision and not knows(user, body, on=today):
        raise Http404
    require(decision)
    acting.act_for(request, body)
    return body
