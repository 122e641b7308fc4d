"""Which tools a body uses, since when and how far."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from governance.forms.tools import UseForm
from governance.models import Tool, ToolUse
from governance.models.dated import holding
from governance.selectors import tools
from governance.services import tools as keeping
from governance.views.deployment.desk import Desk, open_desk


@require_safe
@login_required
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what a body says of each tool, with a form to change it."""
    return _show(request, open_desk(request, pk))


@require_POST
@login_required
def write(request: HttpRequest, pk: UUID, slug: str) -> HttpResponse:
    """Keep what a body says of a tool."""
    desk = open_desk(request, pk)
    require(desk.may_work)
    tool = get_object_or_404(Tool, slug=slug)
    given = request.POST.copy()
    form = UseForm(tool, None, desk.today, given)
    status = 422
    if form.is_valid():
        try:
            keeping.use(
                entity=desk.entity, tool=tool, what=form.use, by=desk.user, now=timezone.now()
            )
        except DomainError as error:
            form.add_error(None, error.message)
            status = error.status
            running = holding(
                ToolUse.objects.filter(entity=desk.entity, tool=tool), desk.today
            ).first()
            given["seen"] = str(running.pk) if running else ""
        else:
            messages.success(request, _("Kept: %(tool)s.") % {"tool": tool.name})
            return redirect(f"{reverse('governance:tool-uses', args=[pk])}#{slug}")
    return _show(request, desk, bad=form, slug=slug, status=status)


def _show(
    request: HttpRequest,
    desk: Desk,
    *,
    bad: UseForm | None = None,
    slug: str = "",
    status: int = 200,
) -> HttpResponse:
    rows = tools.of_body(desk.entity, desk.today)
    lines = [
        {
            "row": row,
            "form": bad
            if bad and row.tool.slug == slug
            else UseForm(row.tool, row.use, desk.today),
            "open": row.tool.slug == slug,
        }
        for row in rows
        if row.use or not row.is_retired
    ]
    context = {
        "desk": desk,
        "lines": lines,
        "form": bad,
        "past": tools.past_uses(desk.entity),
    }
    return render(request, "governance/tools/uses.html", context, status=status)
