"""Lists of proposals: all that one may see, what waits, and the public plan."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from docs_library import permissions
from docs_library.forms.proposals.filtering import ProposalFilter
from docs_library.models import Proposal
from docs_library.selectors.proposals import lists, plan
from docs_library.services.proposals import exporting
from docs_library.views.reading import content_lang
from eset_portal.common import sheets
from eset_portal.common.http import fragment, require, table_file
from governance import acting

PAGE = 25
LARGEST = 5000


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show the proposals that the person may see, by filter and in order."""
    person = acting.person(request)
    form = ProposalFilter(request.GET)
    rows = lists.listed(person, form.wanted, acting.acting_for(request))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page_obj": page,
        "filtered": form.filtered,
        "usual": lists.usual(),
        "may_triage": permissions.may_triage(person).allowed,
    }
    template = fragment(request, "docs_library/proposals/list.html", "results")
    return render(request, template, context)


@require_safe
@login_required
def table(request: HttpRequest, ending: str) -> HttpResponse:
    """Give the list as CSV or XLSX; each export leaves a line in the trail."""
    if ending not in ("csv", "xlsx"):
        raise Http404
    person = acting.person(request)
    wanted = ProposalFilter(request.GET).wanted
    rows = list(lists.listed(person, wanted, acting.acting_for(request))[:LARGEST])
    exporting.note(rows=len(rows), by=person)
    name = f"eset-propostes.{ending}"
    return table_file(name, _("Proposals"), _headings(), _lines(rows))


@require_safe
@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for the Consortium and for how long, the oldest first."""
    require(permissions.may_triage(acting.person(request)))
    today = timezone.localdate()
    waiting = lists.waiting(today)
    context = {
        "waiting": waiting,
        "late": sum(row.is_late for row in waiting),
        "stuck": lists.stuck(today),
        "usual": lists.usual(),
    }
    return render(request, "docs_library/proposals/queue.html", context)


@require_safe
def public_plan(request: HttpRequest) -> HttpResponse:
    """Show everybody what is coming, what was decided and why."""
    context = {
        "plan": plan.plan(timezone.localdate()),
        "usual": lists.usual(),
        "content_lang": content_lang(),
    }
    return render(request, "docs_library/proposals/plan.html", context)


def _headings() -> list[str]:
    return [
        *(_("Title"), _("About"), _("Kind"), _("State"), _("Body"), _("Supports")),
        *(_("Sent on"), _("Changed on"), _("Target date"), _("Who"), _("Why")),
        *(_("Problem"), _("Suggestion")),
    ]


def _lines(rows: list[Proposal]) -> Iterator[list[sheets.Cell]]:
    for row in rows:
        sent = timezone.localdate(row.submitted_at) if row.submitted_at else None
        yield [
            *(row.title, row.about or _("Something new"), row.kind_label),
            *(_(row.standing.label), row.entity.name if row.entity else ""),
            *(getattr(row, "support", 0), sent, timezone.localdate(row.changed_at)),
            *(row.target_on, str(row.owner) if row.owner else "", row.reason),
            *(row.problem, row.suggestion),
        ]
