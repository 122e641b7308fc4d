"""Announce that a tool changes or is retired, and take a notice back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eset_portal.common.http import require
from governance.acting import person
from governance.forms.tools import NoticeForm
from governance.models import Tool, ToolNotice
from governance.permissions import may_change_settings
from governance.services import tools


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def announce(request: HttpRequest, slug: str) -> HttpResponse:
    """Announce what becomes of a tool."""
    user = person(request)
    require(may_change_settings(user))
    tool = get_object_or_404(Tool, slug=slug)
    form = NoticeForm(tool, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        tools.announce(tool=tool, what=form.announcement, by=user, now=timezone.now())
        messages.success(request, _("It is announced. Every body that uses the tool can see it."))
        return redirect("governance:tool", tool.slug)
    context = {"form": form, "heading": _("Announce a change or a retirement"), "tool": tool}
    status = 422 if form.is_bound else 200
    return render(request, "governance/tools/form.html", context, status=status)


@require_POST
@login_required
def withdraw(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    """Take a notice back."""
    user = person(request)
    require(may_change_settings(user))
    rows = ToolNotice.objects.select_related("tool")
    notice = get_object_or_404(rows, pk=pk, tool__slug=slug)
    tools.withdraw(notice=notice, by=user, now=timezone.now())
    messages.success(request, _("The notice is withdrawn."))
    return redirect("governance:tool", slug)
