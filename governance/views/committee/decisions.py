"""The register of decisions, open to everybody, and each decision with its chain."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common import sheets
from governance import acting
from governance.forms.committee.decisions import DecisionFilter
from governance.models import CommitteeDecision, CommitteeSession
from governance.permissions import may_run_body
from governance.rules.committee import session_states
from governance.selectors.committee import chains
from governance.services.committee import agenda

PAGE = 25
TYPES = {"csv": sheets.CSV_TYPE, "xlsx": sheets.XLSX_TYPE}


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Show the decisions that the reader asks for, newest first."""
    found = DecisionFilter(request.GET, queryset=CommitteeDecision.objects.listed())
    page_obj = Paginator(found.qs, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": found.form,
        "page_obj": page_obj,
        "filtered": any(request.GET.get(name) for name in found.form.fields),
    }
    return render(request, "governance/committee/register.html", context)


@require_safe
def export(request: HttpRequest, file_type: str) -> HttpResponse:
    """Hand out the decisions that the reader asks for as a sheet, without names of people."""
    if file_type not in TYPES:
        raise Http404
    found = DecisionFilter(request.GET, queryset=CommitteeDecision.objects.listed())
    headings, rows = chains.sheet(found.qs)
    title = _("Decisions")
    if file_type == "xlsx":
        content = sheets.to_xlsx(title, headings, rows)
    else:
        content = sheets.to_csv(headings, rows)
    name = f"{_('decisions')}-{timezone.localdate().isoformat()}.{file_type}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=TYPES[file_type], headers=disposition)


@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a decision, what it took the place of and what took its place."""
    decision = get_object_or_404(CommitteeDecision.objects.listed(), pk=pk)
    context = {"decision": decision, "chain": chains.chain(decision), "item": decision.item}
    if request.user.is_authenticated:
        user, today = acting.person(request), timezone.localdate()
        context["names"] = True
        context["may_run"] = may_run_body(user, decision.body, on=today).allowed
        context["next"] = _to_come(decision)
    return render(request, "governance/committee/decision.html", context)


@require_POST
@login_required
def reconsider(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a decision on the agenda of the next session of its body."""
    decision = get_object_or_404(CommitteeDecision.objects.listed(), pk=pk)
    session = _to_come(decision)
    user, now = acting.person(request), timezone.now()
    if session is None:
        messages.error(request, _("Plan a session first: there is none to come."))
        return redirect("governance:decision", pk)
    agenda.reconsider(decision=decision, session=session, by=user, now=now)
    messages.success(request, _("The decision is on the agenda to be reconsidered."))
    return redirect("governance:session", session.pk)


def _to_come(decision: CommitteeDecision) -> CommitteeSession | None:
    rows = decision.body.sessions.filter(state__in=session_states.PREPARING)
    return rows.order_by("starts_at").first()
