"""The papers of an application: bring one, take it back, read it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common import downloads
from eset_portal.common.rules.errors import DomainError, NotAllowed
from governance.acting import person
from governance.forms.adhesion import Paper
from governance.models import CasePaper
from governance.services.adhesion import papers
from governance.views.adhesion import page


@require_POST
@login_required
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep a PDF with an application; say beside it why a file is not taken."""
    case = page.load(request, pk)
    form = Paper(request.POST, request.FILES)
    if not form.is_valid():
        return page.show(request, case, refusal=_("Choose a PDF file first."), status=422)
    try:
        paper = papers.add(
            case=case,
            upload=papers.Upload(**form.cleaned_data),
            by=person(request),
            now=timezone.now(),
        )
    except NotAllowed:
        raise
    except DomainError as error:
        return page.show(request, case, refusal=error.message, status=error.status)
    messages.success(request, _("“%(name)s” is uploaded.") % {"name": paper.name})
    return redirect("governance:adhesion-case", pk=case.pk)


@require_POST
@login_required
def remove(request: HttpRequest, pk: UUID, paper: UUID) -> HttpResponse:
    """Take a paper back that is not handed in yet."""
    case = page.load(request, pk)
    row = get_object_or_404(CasePaper, pk=paper, application=case)
    papers.remove(paper=row, by=person(request))
    messages.success(request, _("“%(name)s” is removed.") % {"name": row.name})
    return redirect("governance:adhesion-case", pk=case.pk)


@require_safe
@login_required
def read(request: HttpRequest, pk: UUID, paper: UUID) -> FileResponse:
    """Hand out a paper of an application to those who may see it."""
    case = page.load(request, pk)
    row = get_object_or_404(CasePaper, pk=paper, application=case)
    return downloads.attachment(row.file.open("rb"), row.name)
