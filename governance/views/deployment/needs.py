"""The questionnaire of needs of a body: read it in words, answer it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from governance.forms.needs import NeedsForm
from governance.models import NeedsRecord
from governance.selectors import tools
from governance.selectors.deployment import needs
from governance.services.deployment import needs as keeping
from governance.views.deployment.desk import Desk, open_desk


@require_safe
@login_required
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what a body answered, what follows from it, and which tools it uses."""
    desk = open_desk(request, pk)
    records = needs.records(desk.entity)
    record = records[0] if records else None
    context = {
        "desk": desk,
        "record": record,
        "records": records,
        "told": needs.in_words(record) if record else [],
        "needs": needs.found(record) if record else [],
        "tools": tools.in_use(desk.entity, desk.today),
    }
    return render(request, "governance/deployment/needs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer the questionnaire of needs, from what was answered before."""
    desk = open_desk(request, pk)
    require(desk.may_work)
    record = needs.latest(desk.entity)
    questions = needs.questions(desk.entity)
    if request.method != "POST":
        return _form(request, desk, NeedsForm(questions, record), record)
    given = request.POST.copy()
    form = NeedsForm(questions, record, given)
    if not form.is_valid():
        return _form(request, desk, form, record, status=422)
    try:
        keeping.record(
            entity=desk.entity,
            answers=form.answers,
            seen=form.cleaned_data["seen"],
            by=desk.user,
            now=timezone.now(),
        )
    except DomainError as error:
        form.add_error(None, error.message)
        given["seen"] = str(record.number if record else 0)
        return _form(request, desk, form, record, status=error.status)
    messages.success(request, _("The answers are kept, with the day and your name."))
    return redirect("governance:deployment-needs", desk.entity.pk)


def _form(
    request: HttpRequest,
    desk: Desk,
    form: NeedsForm,
    record: NeedsRecord | None,
    status: int = 200,
) -> HttpResponse:
    context = {"desk": desk, "form": form, "record": record}
    return render(request, "governance/deployment/needs_form.html", context, status=status)
