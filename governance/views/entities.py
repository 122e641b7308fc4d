"""The register: its list, its sheets and a page for each body."""

from typing import cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common import sheets
from eset_portal.common.http import HtmxRequest, fragment, require
from governance import access, acting
from governance.forms.entities import SORTS, EntityFilter
from governance.permissions import may_read_register
from governance.rules import roles
from governance.selectors import entities, tools
from governance.services import exporting
from governance.views import entity_duties, entity_page, entity_past

PAGE = 50
LIST = "governance/entity_list.html"
TYPES = {"csv": sheets.CSV_TYPE, "xlsx": sheets.XLSX_TYPE}


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show the bodies that the reader looks for."""
    require(may_read_register(acting.memberships(request)))
    asked = EntityFilter(request.GET, entities.listed(timezone.localdate()))
    page = Paginator(asked.qs, PAGE).get_page(request.GET.get("page"))
    filtered = any(value for name, value in asked.form.cleaned_data.items() if name != "sort")
    context = {
        "form": asked.form,
        "page_obj": page,
        "filtered": filtered,
        "columns": _columns(request.GET.get("sort", "name")),
    }
    restores = cast("HtmxRequest", request).htmx.history_restore_request
    response = render(request, LIST if restores else fragment(request, LIST, "results"), context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@login_required
def export(request: HttpRequest, file_type: str) -> HttpResponse:
    """Hand out the bodies that the reader looks for, as a sheet."""
    require(may_read_register(acting.memberships(request)))
    if file_type not in TYPES:
        raise Http404
    asked = EntityFilter(request.GET, entities.listed(timezone.localdate()))
    content = exporting.register(
        rows=asked.qs,
        file_type=file_type,
        actor=acting.person(request),
        acting_for=acting.acting_for(request),
    )
    name = f"{_('register')}-{timezone.localdate().isoformat()}.{file_type}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=TYPES[file_type], headers=disposition)


@require_safe
@login_required
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what the register knows of one body."""
    require(may_read_register(acting.memberships(request)))
    today = timezone.localdate()
    known = entities.listed(today).select_related("parent", "province")
    entity = get_object_or_404(known, pk=pk)
    facts = entities.facts(entity, today)
    context = {
        "facts": facts,
        "entity": entity,
        "band": _(facts.band) if facts.band else "",
        "comarques": entity_page.comarques(facts, today),
        "supports": entity_page.supports(facts, today),
        "tools": tools.in_use(entity, today),
        "may_see_plan": roles.READ_RESULTS in access.rights_over(acting.person(request), entity),
        "map": entity_page.draw(entities.place(entity), entities.points()),
        "leads_to": entity_page.ways_on(acting.person(request), entity, today),
        **entity_past.context(request, entity, today),
        **entity_duties.context(acting.person(request), entity, today),
    }
    return render(request, "governance/entity_detail.html", context)


def _columns(sort: str) -> list[dict[str, str]]:
    """Return the columns that sort, with their words, where their heading leads and their state."""
    words = {"name": _("Name"), "comarca": _("Comarca"), "inhabitants": _("Inhabitants")}
    state = {key: "descending" if key.startswith("-") else "ascending" for key in SORTS}
    first = {"inhabitants": "-inhabitants"}
    return [
        {
            "key": key,
            "label": label,
            "sort": _other(sort) if sort.lstrip("-") == key else first.get(key, key),
            "state": state.get(sort, "") if sort.lstrip("-") == key else "",
        }
        for key, label in words.items()
    ]


def _other(sort: str) -> str:
    return sort.removeprefix("-") if sort.startswith("-") else f"-{sort}"
