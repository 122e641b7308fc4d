"""The templates of plans: read by all who support, written by the AOC."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.numerals import whole
from governance.acting import person
from governance.forms.plan_templates import TemplateForm, TemplateTaskForm
from governance.models import PlanTemplate, TemplateTask
from governance.permissions import may_change_settings, may_steer_deployment
from governance.rules.deployment import phases
from governance.services.deployment import templates

LIST = "governance:plan-template-list"
DETAIL = "governance:plan-template"
FORM = "governance/deployment/template_form.html"
METHODS = ["GET", "HEAD", "POST"]


@require_safe
@login_required
def listing(request: HttpRequest) -> HttpResponse:
    """Show the templates, those in use first."""
    user = person(request)
    require(may_steer_deployment(user))
    running = Q(plans__ended_at=None, plans__isnull=False)
    rows = PlanTemplate.objects.annotate(
        running=Count("plans", filter=running, distinct=True),
        steps=Count("tasks", distinct=True),
    )
    context = {
        "templates": rows.order_by("retired_at", "title"),
        "settings": may_change_settings(user),
    }
    return render(request, "governance/deployment/template_list.html", context)


@require_safe
@login_required
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a template with its tasks, phase by phase."""
    user = person(request)
    require(may_steer_deployment(user))
    template = get_object_or_404(PlanTemplate.objects.select_related("changed_by"), pk=pk)
    tasks = list(template.tasks.order_by("position", "pk"))
    context = {
        "template": template,
        "phases": [
            {
                "code": code,
                "label": _(phase.label),
                "purpose": _(phase.purpose),
                "tasks": [task for task in tasks if task.phase == code],
            }
            for code, phase in phases.PHASES.items()
        ],
        "may_change": may_change_settings(user).allowed and template.retired_at is None,
        "running": template.plans.filter(ended_at=None).count(),
    }
    return render(request, "governance/deployment/template.html", context)


@require_http_methods(METHODS)
@login_required
def add(request: HttpRequest) -> HttpResponse:
    """Write a new template, from another one or from nothing."""
    require(may_change_settings(person(request)))
    form = TemplateForm(None, request.POST or None)

    def act() -> PlanTemplate:
        source = form.cleaned_data["source"]
        by, now = person(request), timezone.now()
        return templates.add(words=form.words, source=source, by=by, now=now)

    return _written(request, form, act, {"heading": _("New template")})


@require_http_methods(METHODS)
@login_required
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change the words of a template and whom it is for."""
    require(may_change_settings(person(request)))
    template = get_object_or_404(PlanTemplate, pk=pk)
    form = TemplateForm(template, _fresh(request))

    def act() -> PlanTemplate:
        seen = form.cleaned_data["version"] or 0
        by, now = person(request), timezone.now()
        return templates.change(template=template, words=form.words, seen=seen, by=by, now=now)

    return _written(request, form, act, {"heading": _("Change the template"), "template": template})


@require_http_methods(METHODS)
@login_required
def task(request: HttpRequest, pk: UUID, task_pk: UUID | None = None) -> HttpResponse:
    """Change a task of a template; without TASK_PK add one."""
    require(may_change_settings(person(request)))
    template = get_object_or_404(PlanTemplate, pk=pk)
    row = get_object_or_404(TemplateTask, pk=task_pk, template=template) if task_pk else None
    form = TemplateTaskForm(template, row, _fresh(request))

    def act() -> PlanTemplate:
        templates.write_task(
            template=template,
            task=row,
            facts=form.facts,
            seen=form.cleaned_data["version"],
            by=person(request),
            now=timezone.now(),
        )
        return template

    heading = _("Change the task") if row else _("New task")
    return _written(request, form, act, {"heading": heading, "template": template, "task": row})


@require_POST
@login_required
def remove_task(request: HttpRequest, pk: UUID, task_pk: UUID) -> HttpResponse:
    """Take a task out of a template."""
    require(may_change_settings(person(request)))
    template = get_object_or_404(PlanTemplate, pk=pk)
    row = get_object_or_404(TemplateTask, pk=task_pk, template=template)
    templates.remove_task(
        template=template, task=row, seen=_seen(request), by=person(request), now=timezone.now()
    )
    messages.success(request, _("The task is out of the template. Plans that run keep it."))
    return redirect(DETAIL, pk)


@require_POST
@login_required
def retire(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a template out of use for new plans."""
    require(may_change_settings(person(request)))
    template = get_object_or_404(PlanTemplate, pk=pk)
    templates.retire(template=template, seen=_seen(request), by=person(request), now=timezone.now())
    messages.success(request, _("The template is out of use. Plans that run go on."))
    return redirect(LIST)


def _seen(request: HttpRequest) -> int:
    return whole(request.POST.get("version", ""))


def _fresh(request: HttpRequest) -> Any:
    """Return a copy of what was sent, which may be corrected; None when nothing was."""
    return request.POST.copy() if request.method == "POST" else None


def _written(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], PlanTemplate],
    context: dict[str, Any],
) -> HttpResponse:
    """Show FORM, or ACT on it when it is good and lead to the template; keep what was typed."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                template = act()
            except DomainError as error:
                form.add_error(None, error.message)
                status = error.status
                _see_again(form, context.get("template"))
            else:
                messages.success(request, _("The template is saved. Plans that run stay as is."))
                return redirect(DETAIL, template.pk)
    return render(request, FORM, {**context, "form": form}, status=status)


def _see_again(form: forms.Form, template: PlanTemplate | None) -> None:
    """Let what was typed be saved over what somebody else wrote, now that it was said."""
    if template is not None:
        template.refresh_from_db()
        cast_data: Any = form.data
        cast_data["version"] = str(template.version)
