"""The points that order the queue: change them, having seen the effect."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eset_portal.common.http import fragment, require
from governance import permissions
from governance.acting import person
from governance.forms.adhesion_queue import PointsForm
from governance.models import User
from governance.selectors import adhesion_queue
from governance.selectors.adhesion_queue import Row, Wanted
from governance.services.adhesion import points

TEMPLATE = "governance/adhesion/points.html"
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Effect:
    """An application with its place before and after, and its points before."""

    row: Row
    before: int
    after: int
    points_before: int

    @property
    def rises(self) -> int:
        """How many places it gains; less than nothing when it loses some."""
        return self.before - self.after


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest) -> HttpResponse:
    """Show the points; preview what others would do to the queue, or keep them."""
    user = person(request)
    require(permissions.may_change_points(user))
    current = adhesion_queue.points()
    form = PointsForm(request.POST if request.method == "POST" else None, initial=current)
    if form.is_valid() and "save" in request.POST:
        points.change(points=form.cleaned_data, by=user)
        messages.success(request, _("The points are changed, and the queue with them."))
        return redirect("governance:adhesion-queue")
    shown = form.is_bound and form.is_valid()
    context = {"form": form, "previewed": shown}
    if shown:
        context["effects"] = effects(user, current, form.cleaned_data)
    status = 422 if form.is_bound and not shown else 200
    return render(request, fragment(request, TEMPLATE, "effect"), context, status=status)


def effects(user: User, before: dict[str, int], after: dict[str, int]) -> list[Effect]:
    """Return the first of those who wait, as the points AFTER would order them."""
    today = timezone.localdate()
    waiting = adhesion_queue.only(adhesion_queue.visible(user), Wanted(), today)
    old = adhesion_queue.in_order(waiting, before)
    places = {place.key: (number, place) for number, place in enumerate(old, start=1)}
    new = adhesion_queue.in_order(waiting, after)[:SHOWN]
    rows = adhesion_queue.rows(new, today)
    return [
        Effect(row, places[place.key][0], number, places[place.key][1].score.total)
        for number, (place, row) in enumerate(zip(new, rows, strict=True), start=1)
    ]
