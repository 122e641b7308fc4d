"""Words that views share about requests and answers."""

from typing import cast

from django.http import HttpRequest, QueryDict
from django_htmx.middleware import HtmxDetails

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
