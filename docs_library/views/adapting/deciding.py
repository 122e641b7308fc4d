"""Decide what a copy says to its staff: approve, go back, leave the original or follow again."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from docs_library.forms.adapting import ReasonForm
from docs_library.selectors.adapting import copies
from docs_library.services.adapting import approving, leaving
from docs_library.views.adapting import asked
from eset_portal.common.http import sent
from eset_portal.common.rules.errors import DomainError, NotAllowed
from eset_portal.common.rules.numerals import whole
from governance import acting

LEAVING = {"deslliga": leaving.detach, "retira": leaving.retire}


@require_POST
@login_required
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the staff read what was seen."""
    row = asked.led(request, pk)
    seen = whole(request.POST.get("seen", ""))
    approving.approve(adaptation=row, seen=seen, by=acting.person(request), now=timezone.now())
    messages.success(request, _("Approved: your staff read it beside the original."))
    return redirect("docs_library:copy-detail", pk=row.pk)


@require_POST
@login_required
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Go back to what was approved before."""
    row = asked.led(request, pk)
    seen = whole(request.POST.get("seen", ""))
    approving.undo(adaptation=row, seen=seen, by=acting.person(request), now=timezone.now())
    messages.success(request, _("Your staff read the earlier text again."))
    return redirect("docs_library:copy-detail", pk=row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def leave(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """Ask why a copy is detached or retired, and do it."""
    row = asked.led(request, pk)
    if step not in LEAVING:
        raise Http404
    form, status = ReasonForm(sent(request)), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                LEAVING[step](
                    adaptation=row,
                    by=acting.person(request),
                    reason=form.cleaned_data["reason"],
                    now=timezone.now(),
                )
            except NotAllowed:
                raise
            except DomainError as error:
                form.add_error(None, error.message)
                status = error.status
            else:
                messages.success(request, _("Done. Every text of the copy is kept."))
                return redirect("docs_library:copy-detail", pk=row.pk)
    context = {**asked.rights(request, copies.copy(row)), "form": form, "step": step}
    return render(request, "docs_library/adapting/leave.html", context, status=status)


@require_POST
@login_required
def rejoin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the copy follow its original again."""
    row = asked.led(request, pk)
    leaving.rejoin(adaptation=row, by=acting.person(request))
    messages.success(request, _("The copy follows its original again."))
    return redirect("docs_library:copy-detail", pk=row.pk)
