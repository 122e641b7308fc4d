"""The queue of applications, by the published points, with its sheet."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common import sheets
from eset_portal.common.http import HtmxRequest, fragment, require
from governance import acting, permissions
from governance.forms.adhesion_queue import QueueFilter
from governance.selectors import adhesion_queue
from governance.services import exporting_queue

PAGE = 50
LIST = "governance/adhesion/queue.html"


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show the applications that the reader may see, those with most points first."""
    require(permissions.may_read_queue(acting.memberships(request)))
    form, places = _asked(request)
    page = Paginator(places, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "rows": adhesion_queue.rows(list(page.object_list), timezone.localdate()),
        "filtered": form.filtered,
        "may_change_points": permissions.may_change_points(acting.person(request)).allowed,
    }
    restores = cast("HtmxRequest", request).htmx.history_restore_request
    response = render(request, LIST if restores else fragment(request, LIST, "results"), context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """Hand out the applications that the reader looks for, as CSV."""
    require(permissions.may_read_queue(acting.memberships(request)))
    _form, places = _asked(request)
    content = exporting_queue.applications(
        rows=adhesion_queue.rows(places, timezone.localdate()),
        actor=acting.person(request),
        acting_for=acting.acting_for(request),
    )
    name = f"{_('applications')}-{timezone.localdate().isoformat()}.csv"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=sheets.CSV_TYPE, headers=disposition)


def _asked(request: HttpRequest) -> tuple[QueueFilter, list[adhesion_queue.Place]]:
    form = QueueFilter(request.GET)
    rows = adhesion_queue.only(
        adhesion_queue.visible(acting.person(request)), form.wanted, timezone.localdate()
    )
    return form, adhesion_queue.in_order(rows, adhesion_queue.points())
