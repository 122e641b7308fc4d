"""The watch at a glance: what changed, and which reviews come or are late."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from docs_library import permissions
from docs_library.selectors.watch import norms, rechecks, signals, touched, turns
from eset_portal.common.http import require
from governance import acting

PAGE = 20


@require_safe
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """Show what changed, what was announced of services, and which reviews come or are late."""
    person, today = acting.person(request), timezone.localdate()
    require(permissions.may_look(person))
    page = Paginator(signals.signals(), PAGE).get_page(request.GET.get("page"))
    under_way = [(row, rechecks.standing(row, today)) for row in rechecks.open_rechecks()]
    return render(
        request,
        "docs_library/watch/overview.html",
        {
            "page_obj": page,
            "lines": touched.lines(page.object_list, on=today),
            "untaken": signals.untaken(today),
            "under_way": under_way,
            "turns": turns.turns(today),
            "stale": norms.listed(today, stale_only=True).count(),
            "may_watch": permissions.may_watch(person).allowed,
        },
    )
