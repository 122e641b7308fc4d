"""The plan of a body: where it stands, start it, close and reopen its phases."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eset_portal.common.http import require
from governance.forms.deployment import ReopenForm, StartForm
from governance.models import DeploymentPlan
from governance.rules.deployment import phases
from governance.selectors.deployment import bodies, needs, plans
from governance.services.deployment import plans as planning
from governance.views.deployment.desk import Desk, open_desk

PLAN = "governance:deployment-body"


@require_safe
@login_required
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the plan of a body, or offer to start one."""
    desk = open_desk(request, pk)
    plan = plans.running(desk.entity)
    if plan is None or (plan.is_finished and "nou" in request.GET):
        return _offer(request, desk)
    record = needs.latest(desk.entity)
    context = {
        "desk": desk,
        "plan": plan,
        "overview": plans.overview(plan, desk.today),
        "moves": plans.moves(plan),
        "record": record,
        "needs": needs.found(record) if record else [],
    }
    return render(request, "governance/deployment/plan.html", context)


@require_POST
@login_required
def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Start the plan of a body with the template chosen."""
    desk = open_desk(request, pk)
    require(desk.may_lead)
    form = StartForm(bodies.templates(desk.entity), request.POST)
    if not form.is_valid():
        return _offer(request, desk, form, status=422)
    planning.start(
        entity=desk.entity,
        template=form.cleaned_data["template"],
        by=desk.user,
        now=timezone.now(),
    )
    messages.success(request, _("The plan has started. Its first phase is the diagnosis."))
    return redirect(PLAN, desk.entity.pk)


@require_POST
@login_required
def close(request: HttpRequest, pk: UUID, phase: str) -> HttpResponse:
    """Close a phase of the plan PK."""
    plan = _plan(pk)
    desk = open_desk(request, plan.entity_id)
    plan = planning.close_phase(plan=plan, phase=phase, by=desk.user, now=timezone.now())
    name = _(phases.PHASES[phase].label)
    if plan.is_finished:
        said = _("All phases are closed: the deployment is finished. Congratulations!")
    else:
        said = _("“%(closed)s” is closed. Now comes “%(next)s”.") % {
            "closed": name,
            "next": plan.phase_label,
        }
    messages.success(request, said)
    return redirect(PLAN, desk.entity.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def reopen(request: HttpRequest, pk: UUID, phase: str) -> HttpResponse:
    """Ask why a closed phase of the plan PK is opened again, and open it."""
    plan = _plan(pk)
    desk = open_desk(request, plan.entity_id)
    require(desk.may_lead)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        planning.reopen_phase(
            plan=plan,
            phase=phase,
            reason=form.cleaned_data["reason"],
            by=desk.user,
            now=timezone.now(),
        )
        messages.success(request, _("The phase is open again."))
        return redirect(PLAN, desk.entity.pk)
    known = phases.PHASES.get(phase)
    context = {"desk": desk, "plan": plan, "form": form, "phase": _(known.label) if known else ""}
    status = 422 if request.method == "POST" else 200
    return render(request, "governance/deployment/reopen.html", context, status=status)


def _plan(pk: UUID) -> DeploymentPlan:
    return get_object_or_404(DeploymentPlan, pk=pk)


def _offer(
    request: HttpRequest, desk: Desk, form: StartForm | None = None, status: int = 200
) -> HttpResponse:
    offered = bodies.templates(desk.entity)
    context = {
        "desk": desk,
        "form": form or StartForm(offered),
        "best": offered[0] if offered else None,
        "earlier": plans.running(desk.entity),
    }
    return render(request, "governance/deployment/start.html", context, status=status)
