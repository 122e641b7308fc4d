"""The board of many bodies, for those who support them and for the AOC."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common import sheets
from eset_portal.common.http import HtmxRequest, fragment, require
from governance import access, acting
from governance.forms.deployment_board import BoardFilter
from governance.models import Entity, User
from governance.models.entities import EntityQuerySet
from governance.permissions import may_change_settings, may_steer_deployment
from governance.rules import roles
from governance.rules.deployment import phases
from governance.selectors.deployment import board
from governance.services.deployment import exporting

PAGE = 50
BOARD = "governance/deployment/board.html"
TYPES = {"csv": sheets.CSV_TYPE, "xlsx": sheets.XLSX_TYPE}


@require_safe
@login_required
def front(request: HttpRequest) -> HttpResponse:
    """Lead a person of a body to its plan, others to the tools; show who steers the board."""
    body = acting.acting_for(request)
    if body is not None and is_at_home(request, body):
        return redirect("governance:deployment-body", body.pk)
    user = acting.person(request)
    if not may_steer_deployment(user):
        return redirect("governance:tool-list")
    return _board(request, user)


@require_POST
@login_required
def export(request: HttpRequest, file_type: str) -> HttpResponse:
    """Hand out what the board shows, as a sheet."""
    user = acting.person(request)
    require(may_steer_deployment(user))
    if file_type not in TYPES:
        raise Http404
    content = exporting.board(
        rows=_filter(request, user).found(_rows(user), timezone.localdate()),
        on=timezone.localdate(),
        file_type=file_type,
        actor=user,
        acting_for=acting.acting_for(request),
    )
    name = f"{_('deployment')}-{timezone.localdate().isoformat()}.{file_type}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=TYPES[file_type], headers=disposition)


def is_at_home(request: HttpRequest, body: Entity) -> bool:
    """Say whether the person works in the team of BODY itself."""
    held = [row.role for row in acting.memberships(request) if row.entity_id == body.pk]
    return any(roles.ROLES[role].reach == roles.OWN for role in held)


def _rows(user: User) -> EntityQuerySet:
    return board.rows(steered(user).with_facts(timezone.localdate()))


def steered(user: User) -> EntityQuerySet:
    """Return the bodies whose deployment USER sees side by side."""
    return cast("EntityQuerySet", access.entities(user, roles.READ_DASHBOARD))


def _filter(request: HttpRequest, user: User) -> BoardFilter:
    everything = access.may_for_all(user, roles.READ_DASHBOARD)
    return BoardFilter(request.GET, many_supporters=everything)


def _board(request: HttpRequest, user: User) -> HttpResponse:
    asked = _filter(request, user)
    today = timezone.localdate()
    page = Paginator(asked.found(_rows(user), today), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": asked,
        "page_obj": page,
        "lines": board.lines(list(page), today),
        "filtered": asked.narrows,
        "tiles": board.tiles(steered(user), today),
        "stage": asked.chosen_stage,
        "phases": len(phases.PHASES),
        "columns": _columns(asked.order),
        "many_supporters": "supporter" in asked.fields,
        "settings": may_change_settings(user),
    }
    restores = cast("HtmxRequest", request).htmx.history_restore_request
    name = BOARD if restores else fragment(request, BOARD, "results")
    response = render(request, name, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _columns(sort: str) -> list[dict[str, str]]:
    """Return the columns that sort, with their words, where their heading leads and their state."""
    words = {"name": _("Body"), "phase": _("Phase"), "due": _("Next due date")}
    key, falls = sort.lstrip("-"), sort.startswith("-")
    state = "descending" if falls else "ascending"
    other = key if falls else f"-{key}"
    return [
        {
            "key": code,
            "label": label,
            "sort": other if code == key else code,
            "state": state if code == key else "",
        }
        for code, label in words.items()
    ]
