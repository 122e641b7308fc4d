"""The rooms of the dashboards: each answers one question about many bodies."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from eset_portal.common.http import require
from governance import acting
from selfassessment import permissions
from selfassessment.rules import groups
from selfassessment.selectors import assessments
from selfassessment.selectors.steering import (
    comparing,
    following,
    gaps,
    heat,
    joining,
    judging,
    moving,
    panels,
    reached,
    standing,
    tool_results,
    trend,
)
from selfassessment.views.steering.desk import Desk, open_desk

Context = dict[str, object]
FIRST_GAPS = 15


@dataclass(frozen=True, slots=True)
class Room:
    """A room: how it is called in addresses and in words, and what it shows."""

    name: str
    label: "object"
    fill: Callable[[Desk], Context]


@login_required
@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Lead to the dashboard of the campaign that opened last."""
    require(permissions.may_read_dashboard(acting.person(request)))
    campaign = assessments.newest_campaign()
    if campaign is None:
        return render(request, "selfassessment/dashboard_empty.html")
    return redirect("selfassessment:dashboard", slug=campaign.slug)


@login_required
@require_safe
def show(request: HttpRequest, slug: str, room: str = "") -> HttpResponse:
    """Show a room of the dashboard of a campaign; without a name, the state at a glance."""
    desk = open_desk(request, slug)
    chosen = ROOMS[room]
    filled = chosen.fill(desk)
    context = {**desk.context(), **filled, "rooms": ROOMS.values(), "room": chosen}
    return render(request, f"selfassessment/steering/{room or 'panorama'}.html", context)


def _panorama(desk: Desk) -> Context:
    view = desk.view
    known = standing.coverage(view)
    past = trend.before(view, desk.campaigns)
    axis = groups.KIND if view.filters.band else groups.BAND
    return {
        "coverage": known,
        "past": past,
        "past_coverage": standing.coverage(view.in_campaign(past)) if past else None,
        "step": reached.step_away(known.median),
        "weakest": heat.weakest(view),
        "degrees": reached.degrees(view),
        "heat": heat.by_dimension(view, axis),
        "axis_label": gettext(groups.AXIS_LABELS[axis]),
        "charts": {
            "map": panels.place_map(view, desk.asking_of_nothing()),
            "degrees": panels.degrees(view, desk.asking_of_nothing()),
            "spread": panels.spread(view, desk.asking_of_nothing()),
        },
    }


def _groups(desk: Desk) -> Context:
    view, asking = desk.view, desk.asking
    found = heat.by_group(view, asking.by)
    pair = comparing.pair(view, asking.one, asking.other, asking.campaigns)
    return {
        "asking_form": desk.asking_form,
        "axis_label": gettext(groups.AXIS_LABELS[asking.by]),
        "heat": found,
        "lines": standing.lines(view, asking.by),
        "pair": pair,
        "compared": comparing.drawn(pair) if pair else None,
    }


def _evolution(desk: Desk) -> Context:
    view, asking = desk.view, desk.asking
    past = trend.before(view, desk.campaigns)
    rose, fell = moving.movers(view, past) if past else ([], [])
    found = trend.of(view, desk.campaigns)
    return {
        "asking_form": desk.asking_form,
        "spread": panels.spread(view, asking),
        "chart": panels.trend_of(view, found),
        "trend": found,
        "past": past,
        "rose": rose,
        "fell": fell,
    }


def _questions(desk: Desk) -> Context:
    found = [gap for gap in gaps.of(desk.view, on=timezone.localdate()) if gap.answered]
    shown = found if desk.request.GET.get("all") else found[:FIRST_GAPS]
    scale = desk.view.instrument.scale
    return {"gaps": shown, "more": len(found) - len(shown), "scale": scale}


def _control(desk: Desk) -> Context:
    rows = judging.outcomes(desk.view)
    return {
        "outcomes": rows,
        "chart": panels.outcomes(desk.view, desk.asking_of_nothing()),
        "judged": sum(n for _code, _label, n in rows),
        "findings": judging.findings(desk.view),
    }


def _network(desk: Desk) -> Context:
    today = timezone.localdate()
    found, teams = following.following(desk.view, on=today)
    return {
        "funnel": joining.funnel(desk.view),
        "chart": panels.funnel(desk.view, desk.asking_of_nothing()),
        "following": found,
        "teams": teams,
        "tools": tool_results.by_tool(desk.view, on=today),
    }


ROOMS = {
    room.name: room
    for room in (
        Room("", _("At a glance"), _panorama),
        Room("grups", _("Groups"), _groups),
        Room("evolucio", _("Evolution"), _evolution),
        Room("preguntes", _("Questions"), _questions),
        Room("control", _("Control"), _control),
        Room("xarxa", _("Method and tools"), _network),
    )
}
