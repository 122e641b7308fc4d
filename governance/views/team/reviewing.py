"""Who has access to what: the yearly review of a body, and the list of all bodies."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eset_portal.common import sheets
from eset_portal.common.http import require
from governance import acting
from governance.forms.accesses import AccessFilter
from governance.models import Entity
from governance.permissions import may_review_team, may_see_all_accesses
from governance.selectors import accesses
from governance.services import reviews
from governance.views.team.desk import open_desk

PAGE = 50
TYPES = {"csv": sheets.CSV_TYPE, "xlsx": sheets.XLSX_TYPE}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show everybody who has access to the body; keep that somebody stands by it."""
    desk = open_desk(request, pk)
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        reviews.confirm(entity=desk.entity, seen=seen, by=desk.user, now=timezone.now())
        messages.success(request, _("Confirmed. You will be asked again in a year."))
        return redirect("governance:team", pk=pk)
    members = accesses.team(desk.entity, desk.today)
    support, technicians = accesses.supporting(desk.entity, desk.today)
    context = {
        "desk": desk,
        "members": members,
        "seen": accesses.mark(members),
        "support": support,
        "technicians": technicians,
        "everywhere": accesses.everywhere(desk.today),
        "supported": accesses.supported(desk.today).get(desk.entity.pk, 0),
        "review": accesses.review(desk.entity, desk.today),
        "may_confirm": may_review_team(desk.user, desk.entity, on=desk.today),
    }
    return render(request, "governance/team/review.html", context)


@require_POST
@login_required
def export(request: HttpRequest, pk: UUID, file_type: str) -> HttpResponse:
    """Hand out who has access to one body."""
    desk = open_desk(request, pk)
    return _file(request, desk.entity, file_type)


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show how the accesses of every body stand, for the Consortium and its auditors."""
    require(may_see_all_accesses(acting.person(request)))
    today = timezone.localdate()
    asked = AccessFilter(request.GET, today=today)
    page = Paginator(asked.found(), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": asked,
        "page_obj": page,
        "today": today,
        "own": acting.acting_for(request),
        "filtered": any(asked.wanted.values()),
    }
    return render(request, "governance/team/accesses.html", context)


@require_POST
@login_required
def export_all(request: HttpRequest, file_type: str) -> HttpResponse:
    """Hand out who has access to any body."""
    require(may_see_all_accesses(acting.person(request)))
    return _file(request, None, file_type)


def _file(request: HttpRequest, entity: Entity | None, file_type: str) -> HttpResponse:
    if file_type not in TYPES:
        raise Http404
    today = timezone.localdate()
    content = reviews.export(
        entity=entity, file_type=file_type, by=acting.person(request), on=today
    )
    name = f"{_('accesses')}-{today.isoformat()}.{file_type}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=TYPES[file_type], headers=disposition)
