"""Open data: the public figures of finished campaigns, for people and for machines."""

from dataclasses import dataclass
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eset_portal.common import sheets
from selfassessment.forms.open_data import GroupForm
from selfassessment.models import Publication
from selfassessment.rules import groups, open_data
from selfassessment.selectors.open_data import drawing, published
from selfassessment.views.steering import charts

DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class File:
    """A file for machines: its name, its columns, its lines, and what is said about it."""

    name: str
    columns: list[str]
    lines: list[dict[str, Any]]
    about: dict[str, str]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Say what is published, under which licence, and what the columns mean."""
    context = {
        "publications": published.all_of_them(),
        "tables": _tables(),
        "licence": open_data.LICENCE,
        "licence_url": open_data.LICENCE_URL,
    }
    return render(request, "selfassessment/open_data/index.html", context)


@require_safe
def campaign(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the public dashboard of a finished campaign."""
    row = _published(slug)
    form = GroupForm(request.GET, campaign=row.campaign)
    query = request.GET.urlencode()
    axis, only = form.axis(), form.only()
    everybody = published.group(row, {})
    chosen = published.group(row, only) if only else None
    context = {
        "publication": row,
        "campaign": row.campaign,
        "form": form,
        "ignored": form.ignored,
        "axis_label": _(groups.AXIS_LABELS[axis]),
        "heat": published.heat(row, axis),
        "everybody": everybody,
        "overall": everybody.means.get("") if everybody else None,
        "chosen": chosen,
        "is_asked": bool(only),
        "is_refused": bool(only) and tuple(only) not in open_data.TABLES,
        "ending_query": f"?{query}" if query else "",
        "charts": drawing.charts(row, everybody, chosen, form.name()),
        "tables": _tables(),
        "licence": open_data.LICENCE,
        "licence_url": open_data.LICENCE_URL,
    }
    return render(request, "selfassessment/open_data/campaign.html", context)


@require_safe
def chart_file(request: HttpRequest, slug: str, chart: str, ending: str) -> HttpResponse:
    """Give a chart of the public dashboard as a file, of the group that the page shows."""
    row = _published(slug)
    form = GroupForm(request.GET, campaign=row.campaign)
    only, everybody = form.only(), published.group(row, {})
    chosen = published.group(row, only) if only else None
    found = drawing.charts(row, everybody, chosen, form.name())
    if chart not in found:
        raise Http404
    return charts.handed_out(found[chart], f"eset-{slug}-{chart}", ending)


@require_safe
def table(request: HttpRequest, slug: str, name: str, ending: str) -> HttpResponse:
    """Give a table of a finished campaign as CSV or JSON; it never changes."""
    row = _published(slug)
    lines = list(published.rows(row, name))
    about = {"licence": open_data.LICENCE_URL, "sha256": row.sha256}
    file = File(f"eset-{slug}-{name}", list(open_data.COLUMNS[name]), lines, about)
    return _given(request, file, ending, f'"{row.sha256}-{ending}"')


@require_safe
def dictionary(request: HttpRequest, ending: str) -> HttpResponse:
    """Give what each column of each table means, in Catalan, as CSV or JSON."""
    with translation.override("ca"):
        lines: list[dict[str, Any]] = [
            {"taula": name, "columna": column, "descripcio": _(words)}
            for name, columns in open_data.COLUMNS.items()
            for column, words in columns.items()
        ]
    about = {"licence": open_data.LICENCE_URL}
    file = File("eset-diccionari", ["taula", "columna", "descripcio"], lines, about)
    return _given(request, file, ending)


def _published(slug: str) -> Publication:
    row = published.one(slug)
    if row is None:
        raise Http404
    return row


def _tables() -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (name, _(label), [(column, _(words)) for column, words in open_data.COLUMNS[name].items()])
        for name, label in open_data.TABLE_LABELS.items()
    ]


def _given(request: HttpRequest, file: File, ending: str, etag: str = "") -> HttpResponse:
    """Return FILE such that anybody may fetch it from anywhere and keep it for a day."""
    response: HttpResponse
    if ending == "json":
        response = JsonResponse({**file.about, "columns": file.columns, "rows": file.lines})
    else:
        rows = [[line[column] for column in file.columns] for line in file.lines]
        content = sheets.to_csv(file.columns, rows)
        response = HttpResponse(content, content_type=sheets.CSV_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{file.name}.csv"'
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={DAY}"
    response["Link"] = f'<{open_data.LICENCE_URL}>; rel="license"'
    if not etag:
        return response
    response["ETag"] = etag
    return cast("HttpResponse", get_conditional_response(request, etag=etag, response=response))
