"""Take a chart away: its figures as CSV or XLSX, the drawing as SVG."""

import re

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from eset_portal.common import sheets
from eset_portal.common.charts.chart import Drawn, Table
from selfassessment.selectors.steering.panels import PANELS
from selfassessment.services import exporting
from selfassessment.views.steering.desk import open_desk

_BOX = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')
ENDINGS = ("svg", "csv", "xlsx")
_NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]+)?")


@login_required
@require_safe
def download(request: HttpRequest, slug: str, chart: str, ending: str) -> HttpResponse:
    """Give the chart of that name, narrowed down as the page was."""
    desk = open_desk(request, slug)
    drawn = PANELS[chart](desk.view, desk.asking) if chart in PANELS else None
    if drawn is None:
        raise Http404
    exporting.note(campaign=desk.view.campaign, rows=len(drawn.table.rows), by=desk.view.user)
    return handed_out(drawn, f"eset-{slug}-{chart}", ending)


def handed_out(drawn: Drawn, name: str, ending: str) -> HttpResponse:
    """Return DRAWN as a file called NAME: `svg`, `csv` or `xlsx`."""
    if ending == "svg":
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n{_sized(drawn.svg)}'
        content, kind = text.encode(), "image/svg+xml"
    elif ending == "csv":
        content, kind = sheets.to_csv(*_cells(drawn.table)), sheets.CSV_TYPE
    else:
        content, kind = sheets.to_xlsx(drawn.title, *_cells(drawn.table)), sheets.XLSX_TYPE
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _sized(svg: str) -> str:
    """Return SVG as large as its coordinates say: a file has no page whose width it could fill."""
    found = _BOX.search(svg)
    if found is None:
        return svg
    width, height = found.groups()
    return svg.replace('width="100%"', f'width="{width}" height="{height}"', 1)


def _cells(table: Table) -> tuple[list[str], list[list[sheets.Cell]]]:
    rows = [[row[0], *(_value(cell) for cell in row[1:])] for row in table.rows]
    return [name or "—" for name in table.head], rows


def _value(cell: str) -> sheets.Cell:
    """Return CELL as the number that it writes, so that sheets can reckon with it."""
    return float(cell.replace(",", ".")) if _NUMBER.fullmatch(cell) else cell
