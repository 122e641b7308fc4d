"""The bodies behind a figure of the dashboards, as a page and as a sheet."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eset_portal.common.http import require, table_file
from governance import acting
from governance.models import User
from selfassessment import permissions
from selfassessment.forms.lists import StandingsForm
from selfassessment.models import Assessment, Campaign
from selfassessment.rules import groups
from selfassessment.rules.scoring.rounding import one_decimal
from selfassessment.selectors import coverage, standings
from selfassessment.services import exporting
from selfassessment.views.steering.desk import campaigns

PAGE = 50


@login_required
@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    """List the bodies behind a figure of the dashboard."""
    user, campaign = _asked(request, slug)
    form = StandingsForm(request.GET, campaign=campaign)
    rows = standings.of(campaign, coverage.bodies_for(user), form.wanted())
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "campaign": campaign,
        "form": form,
        "page_obj": page,
        "sort": form.wanted().sort,
        "ignored": form.ignored,
        "is_validated": form.wanted().basis == groups.VALIDATED,
        "may_ask_reports": permissions.may_ask_reports(user).allowed,
    }
    return render(request, "selfassessment/standings.html", context)


@login_required
@require_safe
def export(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """Give the list behind a figure as CSV or XLSX; each export leaves a line in the trail."""
    user, campaign = _asked(request, slug)
    form = StandingsForm(request.GET, campaign=campaign)
    rows = list(standings.of(campaign, coverage.bodies_for(user), form.wanted()))
    exporting.note(campaign=campaign, rows=len(rows), by=user)
    name = f"eset-{campaign.slug}.{ending}"
    return table_file(name, campaign.title, _headings(), _lines(rows))


def _asked(request: HttpRequest, slug: str) -> tuple[User, Campaign]:
    user = acting.person(request)
    require(permissions.may_read_dashboard(user))
    campaign = campaigns().filter(slug=slug).first()
    if campaign is None:
        raise Http404
    return user, campaign


def _headings() -> list[str]:
    return [
        _("Code"),
        _("Body"),
        _("Kind"),
        _("Comarca"),
        _("Inhabitants"),
        _("Supporter"),
        _("State"),
        _("Answered"),
        _("Questions"),
        _("Score"),
        _("Degree"),
        _("Control"),
        _("Validated score"),
        _("Validated degree"),
        _("Validated control"),
        _("Validated on"),
    ]


def _lines(rows: list[Assessment]) -> Iterator[list[str | int | float | None]]:
    for row in rows:
        yield [
            row.entity.code,
            row.entity.name,
            row.entity.kind_label,
            row.comarca.name if row.comarca else None,
            row.inhabitants,
            row.supporter.name if row.supporter else None,
            row.state_label,
            row.answered + row.not_applicable,
            row.total,
            float(one_decimal(row.low)) if row.is_submitted and row.low is not None else None,
            row.degree_label if row.is_submitted else None,
            row.control_label if row.is_submitted else None,
            *_validated(row),
        ]


def _validated(row: Assessment) -> list[str | float | None]:
    """Return the columns of what the control validated; empty before."""
    if not row.is_settled:
        return [None] * 4
    known = row.control
    day = timezone.localdate(known.validated_at) if known.validated_at else None
    score = float(one_decimal(known.low)) if known.low is not None else None
    return [score, known.degree_label, known.control_label, str(day) if day else None]
