"""Aggregate reports: ask for one, watch it being made, take its PDF and its tables."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eset_portal.common import sheets
from eset_portal.common.http import fragment, require, sent
from governance import acting
from selfassessment import permissions
from selfassessment.forms.aggregates import AggregateForm
from selfassessment.models import AggregateReport, Campaign
from selfassessment.reports.aggregates import tables, words
from selfassessment.selectors.aggregates import reach
from selfassessment.services import aggregating

PAGE = 30
STATES = AggregateReport.State


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List the aggregate reports, the newest first, and the campaigns to ask for more."""
    user = acting.person(request)
    require(permissions.may_ask_aggregates(user))
    page = Paginator(reach.readable(user), PAGE).get_page(request.GET.get("page"))
    found = AggregateReport.objects.select_related("campaign").in_bulk(page.object_list)
    context = {
        "page_obj": page,
        "rows": [(found[pk], _subject(found[pk])) for pk in page],
        "campaigns": Campaign.objects.order_by("-opens_on"),
    }
    return render(request, "selfassessment/aggregates/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask about whom the report is to be; have it made when told to."""
    user = acting.person(request)
    require(permissions.may_ask_aggregates(user))
    campaign = get_object_or_404(Campaign.objects.select_related("version"), slug=slug)
    first = {"language": get_language() or "ca"}
    form = AggregateForm(sent(request), campaign=campaign, initial=first)
    if form.is_bound and form.is_valid():
        report = aggregating.ask(
            campaign=campaign,
            about=form.asked(),
            language=form.cleaned_data["language"],
            by=user,
            now=timezone.now(),
        )
        return redirect("selfassessment:aggregate", pk=report.pk)
    context = {"campaign": campaign, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "selfassessment/aggregates/new.html", context, status=status)


@login_required
@require_safe
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show how far a report is, and the way to its files."""
    report = _load(request, pk)
    context = {
        "report": report,
        "subject": _subject(report),
        "error": gettext(report.error) if report.error else "",
        "is_busy": report.state in {STATES.QUEUED, STATES.BUILDING},
    }
    part = fragment(request, "selfassessment/aggregates/detail.html", "status")
    return render(request, part, context)


@login_required
@require_POST
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Try a failed report again."""
    aggregating.retry(report=_load(request, pk), by=acting.person(request))
    messages.success(request, _("It is queued again."))
    return redirect("selfassessment:aggregate", pk=pk)


@login_required
@require_safe
def download(request: HttpRequest, pk: UUID) -> FileResponse:
    """Give the PDF of a report that is ready."""
    report = _load(request, pk)
    if report.state != STATES.READY or not report.file:
        raise Http404
    return FileResponse(report.file.open("rb"), as_attachment=True, filename=f"{_name(report)}.pdf")


@login_required
@require_safe
def as_csv(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the figures of a report as CSV."""
    report = _load(request, pk)
    content = sheets.to_csv(tables.headings(), tables.rows(report))
    return _file(content, f"{_name(report)}.csv", sheets.CSV_TYPE)


@login_required
@require_safe
def as_xlsx(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the figures of a report as XLSX, with their dictionary on a second page."""
    report = _load(request, pk)
    pages = [
        (_("Data"), tables.headings(), list(tables.rows(report))),
        (_("Dictionary"), _columns(), tables.dictionary()),
    ]
    return _file(sheets.to_workbook(pages), f"{_name(report)}.xlsx", sheets.XLSX_TYPE)


@login_required
@require_safe
def dictionary(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give what each column of the CSV means."""
    name = f"{_name(_load(request, pk))}-diccionari.csv"
    return _file(sheets.to_csv(_columns(), tables.dictionary()), name, sheets.CSV_TYPE)


def _columns() -> list[str]:
    return [_("Column"), _("Meaning")]


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _name(report: AggregateReport) -> str:
    return slugify(f"agregat {report.campaign.slug} {_subject(report)}")[:100]


def _subject(report: AggregateReport) -> str:
    return words.subject(report.scope, report.group, report.facts)


def _load(request: HttpRequest, pk: UUID) -> AggregateReport:
    user = acting.person(request)
    require(permissions.may_ask_aggregates(user))
    rows = AggregateReport.objects.select_related("campaign__version")
    report = get_object_or_404(rows, pk=pk)
    require(reach.may_read(user, report))
    return report
