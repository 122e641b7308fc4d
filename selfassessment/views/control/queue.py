"""The queue: what waits to be controlled, the most urgent first."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eset_portal.common.http import require, table_file
from governance import acting
from selfassessment import permissions
from selfassessment.forms.control import QueueForm
from selfassessment.models import Assessment
from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.selectors import control_queue
from selfassessment.services import exporting

PAGE = 50
LARGEST = 5000


@login_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show the queue, a page of it, and how much waits in all."""
    user, today = acting.person(request), timezone.localdate()
    require(permissions.may_see_controls(user))
    bodies = control_queue.bodies_for(user)
    form = QueueForm(request.GET, campaigns=control_queue.campaigns(bodies))
    rows = control_queue.of(bodies, form.wanted(), user=user, on=today)
    context = {
        "form": form,
        "load": control_queue.load(bodies, on=today),
        "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "today": today,
        "is_narrowed": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "selfassessment/control/queue.html", context)


@login_required
@require_safe
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """Give the queue as CSV or XLSX; each export leaves a line in the trail."""
    user, today = acting.person(request), timezone.localdate()
    require(permissions.may_see_controls(user))
    bodies = control_queue.bodies_for(user)
    form = QueueForm(request.GET, campaigns=control_queue.campaigns(bodies))
    rows = list(control_queue.of(bodies, form.wanted(), user=user, on=today)[:LARGEST])
    exporting.note_controls(rows=len(rows), by=user)
    return table_file(f"eset-control.{ending}", _("Controls"), _headings(), _lines(rows))


def _headings() -> list[str]:
    return [
        _("Code"),
        _("Body"),
        _("Campaign"),
        _("State"),
        _("Submitted"),
        _("Due"),
        _("Risk"),
        _("Decided"),
        _("Questions"),
        _("Declared score"),
        _("Validated score"),
        _("Begun by"),
    ]


def _lines(rows: list[Assessment]) -> Iterator[list[str | int | float | None]]:
    for row in rows:
        known = getattr(row, "control", None)
        validated = known.low if known and row.is_settled else None
        yield [
            row.entity.code,
            row.entity.name,
            row.campaign.title,
            row.state_label,
            str(timezone.localdate(row.submitted_at)) if row.submitted_at else None,
            str(known.due_on) if known and known.due_on else None,
            known.risk_label if known else None,
            known.decided if known else 0,
            row.total,
            float(one_decimal(row.low)) if row.low is not None else None,
            float(one_decimal(validated)) if validated is not None else None,
            str(known.taken_by) if known and known.taken_by else None,
        ]
