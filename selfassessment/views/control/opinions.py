"""Questions to the AOC and its answers."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from selfassessment import permissions
from selfassessment.forms.control import OpinionForm
from selfassessment.models import SecondOpinion
from selfassessment.services.control import opinions
from selfassessment.views.control.bench import Bench, open_bench
from selfassessment.views.desk import open_desk


@login_required
@require_POST
def act(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the AOC, give its opinion, or take a question back."""
    bench = open_bench(request, pk)
    form = OpinionForm(request.POST)
    if not form.is_valid():
        raise DomainError(_("Write it in a whole sentence, so that others understand it."))
    data = form.cleaned_data
    said = {
        "ask": _ask,
        "give": _give,
        "take_back": _take_back,
    }[data["step"]](bench, data)
    messages.success(request, said)
    if data["code"]:
        return redirect("selfassessment:control-question", pk, data["code"])
    return redirect("selfassessment:control-detail", pk=pk)


@login_required
@require_POST
def contest(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the body ask the AOC about what was validated, before it is closed."""
    desk = open_desk(request, pk)
    require(permissions.may_contest(desk.rights, desk.assessment, desk.today))
    form = OpinionForm({**request.POST.dict(), "step": "ask"})
    if not form.is_valid():
        raise DomainError(_("Write it in a whole sentence, so that others understand it."))
    opinions.ask(
        assessment=desk.assessment,
        code=form.cleaned_data["code"],
        words=form.cleaned_data["words"],
        by=desk.user,
        now=timezone.now(),
    )
    messages.success(request, _("Asked: the AOC answers here, and nothing is closed until then."))
    return redirect("selfassessment:result", pk=pk)


def _ask(bench: Bench, data: dict[str, str]) -> str:
    require(bench.may_control)
    opinions.ask(
        assessment=bench.assessment,
        code=data["code"],
        words=data["words"],
        by=bench.desk.user,
        now=timezone.now(),
    )
    return _("The AOC has been asked.")


def _give(bench: Bench, data: dict[str, str]) -> str:
    require(bench.may_give_opinion)
    by, now = bench.desk.user, timezone.now()
    if data["opinion"]:
        opinions.give(opinion=_opinion(bench, data), words=data["words"], by=by, now=now)
    else:
        opinions.volunteer(
            assessment=bench.assessment, code=data["code"], words=data["words"], by=by, now=now
        )
    return _("The opinion is given.")


def _take_back(bench: Bench, data: dict[str, str]) -> str:
    require(bench.may_control)
    opinions.take_back(opinion=_opinion(bench, data), by=bench.desk.user, now=timezone.now())
    return _("The question is taken back.")


def _opinion(bench: Bench, data: dict[str, str]) -> SecondOpinion:
    return get_object_or_404(SecondOpinion, pk=data["opinion"] or None, assessment=bench.assessment)
