"""Words that views share about requests and answers."""

from collections.abc import Iterable, Sequence
from typing import cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django_htmx.middleware import HtmxDetails

from eset_portal.common import sheets
from eset_portal.common.rules.decisions import Decision
from eset_portal.common.rules.errors import NotAllowed


class HtmxRequest(HttpRequest):
    """A request that knows whether htmx sent it."""

    htmx: HtmxDetails


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, were it nothing at all; None when the page is only being read."""
    return request.POST if request.method == "POST" else None


def require(decision: Decision) -> None:
    """Raise NotAllowed with the reason unless DECISION allows."""
    if not decision.allowed:
        raise NotAllowed(decision.reason)


def fragment(request: HttpRequest, template: str, name: str) -> str:
    """Return the name of TEMPLATE's part NAME for htmx, of the whole page otherwise."""
    return f"{template}#{name}" if cast("HtmxRequest", request).htmx else template


def table_file(
    name: str, title: str, headings: Sequence[str], rows: Iterable[Sequence[sheets.Cell]]
) -> HttpResponse:
    """Return the answer that hands out ROWS under HEADINGS as a file called NAME.

    XLSX, with a sheet called TITLE, when NAME ends so; CSV otherwise.
    """
    if name.endswith(".xlsx"):
        content, kind = sheets.to_xlsx(title, headings, rows), sheets.XLSX_TYPE
    else:
        content, kind = sheets.to_csv(headings, rows), sheets.CSV_TYPE
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
