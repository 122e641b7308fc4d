"""The list of what bodies share."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from docs_library import permissions
from docs_library.forms.practices.filtering import PracticeFilter
from docs_library.selectors.practices import lists, page
from docs_library.services.practices import exporting
from eset_portal.common import sheets
from eset_portal.common.http import fragment, table_file
from governance import acting

PAGE = 20
LARGEST = 5000


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


@require_safe
@login_required
def table(request: HttpRequest, ending: str) -> HttpResponse:
    """Give the list as CSV or XLSX; each export leaves a line in the trail."""
    if ending not in ("csv", "xlsx"):
        raise Http404
    person = acting.person(request)
    rows = page.sized(
        lists.listed(
            person,
            PracticeFilter(request.GET).wanted,
            acting.acting_for(request),
            timezone.localdate(),
        )[:LARGEST]
    )
    exporting.note(rows=len(rows), by=person)
    name = f"eset-practiques.{ending}"
    return table_file(name, _("Shared practice"), _headings(), _lines(rows, request))


def _headings() -> list[str]:
    return [
        *(_("Title"), _("What it is"), _("State"), _("Body"), _("Size of the body")),
        *(_("Bodies that use it"), _("Shared on"), _("Confirmed on"), _("Licence")),
        *(_("Problem"), _("How it is done"), _("Address")),
    ]


def _lines(rows: list[page.Sized], request: HttpRequest) -> Iterator[list[sheets.Cell]]:
    for one in rows:
        row = one.practice
        on = (row.published_at, row.confirmed_at)
        yield [
            *(row.title, row.kind_label, _(row.standing.label), row.entity.name),
            *(_(one.size) if one.size else "", getattr(row, "used", 0)),
            *(timezone.localdate(at) if at else None for at in on),
            *(row.licence_label, row.problem, row.how),
            request.build_absolute_uri(page.address(row)),
        ]
