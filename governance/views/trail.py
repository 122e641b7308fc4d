"""Read, export and check the audit trail."""

import csv
from collections.abc import Iterator
from itertools import islice

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common.cells import safe_cell
from eset_portal.common.http import fragment, require
from governance import audit
from governance.acting import person
from governance.forms.trail import TrailFilter
from governance.models import AuditEvent
from governance.permissions import may_read_trail
from governance.selectors import trail

TEMPLATE = "governance/trail.html"
PAGE = 50
BATCH = 1000
LAST_NUMBER = 2**63 - 1


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Show the trail, newest first, filtered as the address says."""
    require(may_read_trail(person(request)))
    return render(request, fragment(request, TEMPLATE, "results"), _page(request))


@require_safe
@login_required
def line(request: HttpRequest, number: int) -> HttpResponse:
    """Show one line with its facts, what stands around it, and what else was done to its thing."""
    require(may_read_trail(person(request)))
    row = trail.alone(number) if number <= LAST_NUMBER else None
    if row is None:
        raise Http404
    near = {one.pk: one for one in trail.around(row)}
    context = {
        "line": next(trail.lines([row])),
        "row": row,
        "heading": trail.heading(row),
        "facts": trail.facts(row),
        "fits": audit.fits(number),
        "before_hash": bytes(row.prev_hash).hex(),
        "around": list(trail.lines(near.values())),
        "newer": number + 1 if number + 1 in near else None,
        "older": number - 1 if number - 1 in near else None,
        "same": list(trail.lines(trail.about_the_same(row))),
    }
    return render(request, "governance/trail_line.html", context)


@require_POST
@login_required
def verify(request: HttpRequest) -> HttpResponse:
    """Check the chain and show what was found, above the trail or, for htmx, alone."""
    require(may_read_trail(person(request)))
    context = _page(request) | {"verdict": audit.verify(), "checked_at": timezone.now()}
    return render(request, fragment(request, TEMPLATE, "verdict"), context)


@require_safe
@login_required
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Send the filtered trail as CSV, and leave a line that it was taken."""
    user = person(request)
    require(may_read_trail(user))
    rows = trail.events(TrailFilter(request.GET).wanted)
    # What is sent ends where the trail ends now: not with the line about itself.
    rows = rows.filter(pk__lte=rows.values_list("pk", flat=True).first() or 0)
    audit.record(user, "trail.exported", None, lines=rows.count())
    answer = StreamingHttpResponse(_csv(rows), content_type="text/csv; charset=utf-8")
    name = f"activitat-{timezone.localdate():%Y%m%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _page(request: HttpRequest) -> dict[str, object]:
    form = TrailFilter(request.GET)
    page = Paginator(trail.events(form.wanted), PAGE).get_page(request.GET.get("page"))
    return {
        "form": form,
        "page_obj": page,
        "lines": list(trail.lines(page.object_list)),
        "total": trail.lines_in_words(page.paginator.count),
    }


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        """Return TEXT."""
        return text


def _csv(rows: QuerySet[AuditEvent]) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    head = [_("Number"), _("When"), _("Who"), _("What"), _("For which body"), _("Hash")]
    yield "\ufeff" + writer.writerow(head)
    found = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        for line in trail.lines(batch):
            at = timezone.localtime(line.at).isoformat(timespec="seconds")
            cells = [line.number, at, line.who, line.what, line.body, line.mark]
            yield writer.writerow([safe_cell(cell) for cell in cells])
