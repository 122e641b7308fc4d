"""The norms on which the method stands, and when each was checked."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from docs_library import permissions
from docs_library.rules.watch import dates
from docs_library.selectors.watch import norms
from eset_portal.common.http import require
from governance import acting

PAGE = 50


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show the norms, the least checked first; only those to be checked, if asked."""
    person, today = acting.person(request), timezone.localdate()
    require(permissions.may_look(person))
    stale = "pendents" in request.GET
    page = Paginator(norms.listed(today, stale_only=stale), PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "rows": [(norm, dates.is_stale(norm.checked_on, today)) for norm in page.object_list],
        "stale": stale,
    }
    return render(request, "docs_library/watch/norm_list.html", context)
