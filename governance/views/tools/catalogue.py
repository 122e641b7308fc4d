"""The catalogue of tools: how far bodies use each, and its words."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eset_portal.common import sheets
from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from governance import acting
from governance.forms.tools import ToolForm
from governance.models import Entity, Tool
from governance.permissions import may_change_settings, may_read_register, may_steer_deployment
from governance.rules import tools as rules
from governance.selectors import tools
from governance.services import tools as keeping
from governance.services import tools_exporting
from governance.views.deployment.board import steered

PAGE = 50
TYPES = {"csv": sheets.CSV_TYPE, "xlsx": sheets.XLSX_TYPE}
METHODS = ["GET", "HEAD", "POST"]
DETAIL = "governance:tool"


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show every tool; to those who steer, with how many of their bodies use it, and how far."""
    require(may_read_register(acting.memberships(request)))
    user, today = acting.person(request), timezone.localdate()
    counts = may_steer_deployment(user).allowed
    bodies = steered(user) if counts else Entity.objects.none()
    context = {
        "spreads": tools.by_tool(bodies, today),
        "counts": counts,
        "announced": tools.announced(today),
        "settings": may_change_settings(user),
    }
    return render(request, "governance/tools/list.html", context)


@require_safe
@login_required
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a tool with what is announced of it and, to those who steer, the bodies that use it."""
    require(may_read_register(acting.memberships(request)))
    tool = get_object_or_404(Tool, slug=slug)
    user, today = acting.person(request), timezone.localdate()
    counts = may_steer_deployment(user).allowed
    level = request.GET.get("level", "")
    context: dict[str, Any] = {
        "tool": tool,
        "standing": tools.standing(tool, today),
        "settings": may_change_settings(user),
        "counts": counts,
        "level": level if level in rules.LEVELS else "",
    }
    if counts:
        bodies = steered(user)
        rows = tools.users(tool, bodies, today)
        if level in rules.LEVELS:
            rows = rows.filter(level=level)
        context["page_obj"] = Paginator(rows, PAGE).get_page(request.GET.get("page"))
        spreads = tools.by_tool(bodies, today)
        context["spread"] = next(row for row in spreads if row.standing.tool == tool)
    return render(request, "governance/tools/tool.html", context)


@require_POST
@login_required
def export(request: HttpRequest, file_type: str) -> HttpResponse:
    """Hand out which body uses which tool, as a sheet."""
    user = acting.person(request)
    require(may_steer_deployment(user))
    if file_type not in TYPES:
        raise Http404
    content = tools_exporting.uses(
        bodies=steered(user),
        on=timezone.localdate(),
        file_type=file_type,
        actor=user,
        acting_for=acting.acting_for(request),
    )
    name = f"{_('tools')}-{timezone.localdate().isoformat()}.{file_type}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=TYPES[file_type], headers=disposition)


@require_http_methods(METHODS)
@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Add a tool to the catalogue."""
    user = acting.person(request)
    require(may_change_settings(user))
    form = ToolForm(None, request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                tool = keeping.add(words=form.words, by=user)
            except DomainError as error:
                form.add_error("name", error.message)
            else:
                messages.success(request, _("The tool is in the catalogue."))
                return redirect(DETAIL, tool.slug)
    context = {"form": form, "heading": _("New tool")}
    return render(request, "governance/tools/form.html", context, status=status)


@require_http_methods(METHODS)
@login_required
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the words of a tool."""
    user = acting.person(request)
    require(may_change_settings(user))
    tool = get_object_or_404(Tool, slug=slug)
    given = request.POST.copy() if request.method == "POST" else None
    form = ToolForm(tool, given)
    status = 200
    if given is not None:
        status = 422
        if form.is_valid():
            seen = form.cleaned_data["version"] or 0
            try:
                keeping.change(tool=tool, words=form.words, seen=seen, by=user)
            except DomainError as error:
                form.add_error(None, error.message)
                given["version"] = str(Tool.objects.get(pk=tool.pk).version)
                status = error.status
            else:
                messages.success(request, _("The tool is saved."))
                return redirect(DETAIL, tool.slug)
    context = {"form": form, "heading": _("Change the tool"), "tool": tool}
    return render(request, "governance/tools/form.html", context, status=status)
