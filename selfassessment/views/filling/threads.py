"""Talk about a question."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from eset_portal.common.http import require
from selfassessment.forms.talking import SayForm
from selfassessment.models import Thread
from selfassessment.services.filling import discussing
from selfassessment.views.filling import question as room


@login_required
@require_POST
def begin(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """Begin a conversation about a question."""
    desk, _part, question = room.opened(request, pk, code)
    require(desk.may_discuss)
    form = SayForm(request.POST)
    if not form.is_valid():
        return room.page(request, desk, question, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    discussing.begin(
        assessment=desk.assessment,
        code=question.code,
        text=form.cleaned_data["text"],
        by=desk.user,
        now=timezone.now(),
    )
    return redirect(f"{room.address(pk, code)}#talk")


@login_required
@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer in a conversation."""
    thread = _thread(pk)
    desk, _part, question = room.opened(request, thread.assessment_id, thread.question.code)
    require(desk.may_discuss)
    form = SayForm(request.POST)
    if not form.is_valid():
        return room.page(request, desk, question, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    text = form.cleaned_data["text"]
    discussing.answer(thread=thread, text=text, by=desk.user, now=timezone.now())
    return redirect(f"{room.address(thread.assessment_id, question.code)}#talk")


@login_required
@require_POST
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that a conversation needs nothing more."""
    thread = _thread(pk)
    desk, _part, question = room.opened(request, thread.assessment_id, thread.question.code)
    require(desk.may_discuss)
    discussing.settle(thread=thread, by=desk.user, now=timezone.now())
    messages.success(request, _("The conversation is settled."))
    return redirect(f"{room.address(thread.assessment_id, question.code)}#talk")


def _thread(pk: UUID) -> Thread:
    return get_object_or_404(Thread.objects.select_related("question"), pk=pk)
