"""A task of a plan: change it, comment on it, show that it is done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eset_portal.common import downloads, uploads
from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from governance.forms.deployment import CommentForm, FileForm, LinkForm, TaskForm
from governance.models import PlanTask, TaskEvidence
from governance.selectors.deployment import bodies, plans, tasks
from governance.services.deployment import evidence as proving
from governance.services.deployment import tasks as working
from governance.services.deployment.tasks import Draft, Stale
from governance.views.deployment.desk import Desk, open_desk

TASK = "governance:deployment-task"


@require_safe
@login_required
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a task with its evidence, its comments and its history."""
    task = _task(pk)
    return _show(request, open_desk(request, task.plan.entity_id), task)


@require_POST
@login_required
def save(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep what was changed of a task; show what somebody else wrote meanwhile."""
    task = _task(pk)
    desk = open_desk(request, task.plan.entity_id)
    require(desk.may_work)
    form = TaskForm(task, bodies.owners(desk.entity, desk.today), request.POST)
    if not form.is_valid():
        return _show(request, desk, task, form=form, status=422)
    given = form.cleaned_data
    draft = Draft(
        state=given["state"],
        reason=given["reason"],
        due_on=given["due_on"],
        owner=form.chosen_owner,
        seen=given["version"],
    )
    try:
        working.save(task=task, draft=draft, by=desk.user, now=timezone.now())
    except Stale as stale:
        data = request.POST.copy()
        data["version"] = str(stale.theirs.version)
        mine = TaskForm(task, bodies.owners(desk.entity, desk.today), data)
        return _show(request, desk, stale.theirs, form=mine, stale=stale, status=409)
    except DomainError as error:
        form.add_error(None, error.message)
        return _show(request, desk, task, form=form, status=error.status)
    messages.success(request, _("The task is saved."))
    return redirect(TASK, task.pk)


@require_POST
@login_required
def comment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a comment to a task."""
    task = _task(pk)
    desk = open_desk(request, task.plan.entity_id)
    require(desk.may_work)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _show(request, desk, task, comment_form=form, status=422)
    working.comment(task=task, text=form.cleaned_data["text"], by=desk.user, now=timezone.now())
    return redirect(f"{task_address(task)}#history")


@require_POST
@login_required
def attach(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep a file that shows that a task is done."""
    task = _task(pk)
    desk = open_desk(request, task.plan.entity_id)
    require(desk.may_work)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            file = uploads.checked(
                form.cleaned_data["file"], kinds=uploads.DOCUMENTS, limit=proving.LIMIT
            )
        except DomainError as error:
            form.add_error("file", error.message)
    if not form.is_valid():
        return _show(request, desk, task, file_form=form, status=422)
    proving.attach(task=task, file=file, by=desk.user, now=timezone.now())
    return redirect(f"{task_address(task)}#evidence")


@require_POST
@login_required
def link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep an address of the web that shows that a task is done."""
    task = _task(pk)
    desk = open_desk(request, task.plan.entity_id)
    require(desk.may_work)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return _show(request, desk, task, link_form=form, status=422)
    given = form.cleaned_data
    proving.link(
        task=task, address=given["address"], name=given["name"], by=desk.user, now=timezone.now()
    )
    return redirect(f"{task_address(task)}#evidence")


@require_safe
@login_required
def download(request: HttpRequest, pk: UUID) -> FileResponse:
    """Hand out a file that shows that a task is done, to those who may see the body."""
    row = _evidence(pk)
    open_desk(request, row.task.plan.entity_id)
    if not row.file:
        raise Http404
    return downloads.attachment(row.file.open("rb"), row.name)


@require_POST
@login_required
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take away what was given as evidence."""
    row = _evidence(pk)
    desk = open_desk(request, row.task.plan.entity_id)
    require(desk.may_work)
    proving.remove(evidence=row, by=desk.user, now=timezone.now())
    messages.success(request, _("The evidence has been removed."))
    return redirect(TASK, row.task_id)


def task_address(task: PlanTask) -> str:
    """Return the address of the page of TASK."""
    return redirect(TASK, task.pk)["Location"]


def _task(pk: UUID) -> PlanTask:
    return get_object_or_404(PlanTask.objects.select_related("plan", "owner"), pk=pk)


def _evidence(pk: UUID) -> TaskEvidence:
    rows = TaskEvidence.objects.filter(removed_at=None).select_related("task__plan")
    return get_object_or_404(rows, pk=pk)


def _show(
    request: HttpRequest, desk: Desk, task: PlanTask, *, status: int = 200, **forms: Any
) -> HttpResponse:
    closed = task.phase in plans.closed(task.plan)
    context = {
        "desk": desk,
        "task": task,
        "closed": closed,
        "may_change": desk.may_work.allowed and not closed and task.plan.ended_at is None,
        "late": task.is_late(desk.today),
        "form": TaskForm(task, bodies.owners(desk.entity, desk.today)),
        "comment_form": CommentForm(),
        "file_form": FileForm(),
        "link_form": LinkForm(),
        "evidence": tasks.evidence(task),
        "history": tasks.history(task),
    }
    return render(request, "governance/deployment/task.html", context | forms, status=status)
