"""Where a body wants to arrive: a level for each dimension, and the way there."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError
from selfassessment.forms.improvement.targets import TargetsForm
from selfassessment.selectors.improvement import actions, bases, projections
from selfassessment.selectors.improvement import targets as wanted
from selfassessment.selectors.improvement.bases import Base
from selfassessment.services.improvement import targets
from selfassessment.views.improvement.room import Room, of_body


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the target of each dimension with what is under it; set them when asked to."""
    room = of_body(request, pk)
    start = bases.base(room.entity)
    if request.method != "POST" or start is None:
        if request.method == "POST":
            require(room.may_plan)
        return _page(request, room, start)
    require(room.may_plan)
    form = TargetsForm(request.POST, parts=start.instrument.dimensions)
    if not form.is_valid():
        errors = sorted({str(error) for found in form.errors.values() for error in found})
        return _page(request, room, start, DomainError(" ".join(errors)))
    try:
        targets.set_profile(
            entity=room.entity,
            levels=form.levels(),
            seen=form.cleaned_data["seen"],
            by=room.user,
            now=timezone.now(),
        )
    except DomainError as error:
        return _page(request, room, start, error)
    messages.success(request, _("These are your targets now."))
    return redirect("selfassessment:improvement-targets", pk=pk)


def _page(
    request: HttpRequest, room: Room, start: Base | None, trouble: DomainError | None = None
) -> HttpResponse:
    profile = wanted.profile(room.entity)
    context: dict[str, Any] = {
        "room": room,
        "body": room.entity,
        "start": start,
        "profile": profile,
        "trouble": trouble.message if trouble else "",
        "choices": range(1, 5),
    }
    if start:
        levels = dict(profile.levels) if profile else {}
        rows = actions.of_body(room.entity)
        planned = projections.planned(start, rows)
        context |= {
            "planned": planned,
            "target": projections.at_target(start, levels) if levels else None,
            "parts": [
                (part, _chosen(request, part.dimension.code, part.target, typed=bool(trouble)))
                for part in wanted.by_dimension(
                    start, planned, levels, actions.open_for(room.entity)
                )
            ],
        }
    status = trouble.status if trouble else HTTPStatus.OK
    return render(request, "selfassessment/improvement/targets.html", context, status=status)


def _chosen(request: HttpRequest, code: str, kept: int | None, *, typed: bool) -> str:
    """Return the level that the page shows as chosen: what was typed, or what is kept."""
    return request.POST.get(f"to-{code}", "") if typed else str(kept or "")
