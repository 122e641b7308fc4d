"""The list of what bodies share."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from docs_library import permissions
from docs_library.forms.practices.filtering import PracticeFilter
from docs_library.selectors.practices import lists, page
from eset_portal.common.http import fragment
from governance import acting

PAGE = 20


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show what bodies share, by filter and in order."""
    person, body, today = acting.person(request), acting.acting_for(request), timezone.localdate()
    form = PracticeFilter(request.GET)
    rows = lists.listed(person, form.wanted, body, today)
    found = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    practices, bodies, uses = lists.shared()
    context = {
        "form": form,
        "page_obj": found,
        "rows": page.sized(found.object_list),
        "filtered": form.filtered,
        "totals": {"practices": practices, "bodies": bodies, "uses": uses},
        "waiting": lists.waiting(person, today),
        "may_share": permissions.may_share(person, body).allowed,
    }
    template = fragment(request, "docs_library/practices/list.html", "results")
    return render(request, template, context)
