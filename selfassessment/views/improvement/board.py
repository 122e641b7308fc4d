"""The board of a body: what it does about its gaps, and what all of it would bring."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from governance import acting
from governance.rules import roles
from selfassessment.rules.improvement.action_states import (
    DOING,
    DONE,
    DROPPED,
    SUGGESTED,
    TO_DO,
)
from selfassessment.selectors.improvement import actions, bases, projections
from selfassessment.selectors.improvement import targets as wanted
from selfassessment.views.improvement import listing
from selfassessment.views.improvement.cards import columns_of
from selfassessment.views.improvement.room import of_body


@login_required
@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Lead to the board of the body that the person acts for, or list those of many bodies."""
    body = acting.acting_for(request)
    held = [row.role for row in acting.memberships(request) if body and row.entity_id == body.pk]
    if body and any(roles.ROLES[role].reach == roles.OWN for role in held):
        return redirect("selfassessment:improvement-board", pk=body.pk)
    return listing.show(request)


@login_required
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the actions of a body by state, what is late first, and the score they lead to."""
    room = of_body(request, pk)
    rows = actions.of_body(room.entity)
    start = bases.base(room.entity)
    profile = wanted.profile(room.entity)
    columns = columns_of(room, rows, start)
    context = {
        "room": room,
        "body": room.entity,
        "columns": [columns[code] for code in (TO_DO, DOING, DONE)],
        "suggested": columns[SUGGESTED],
        "dropped": columns[DROPPED],
        "any": bool(rows),
        "late": sum(card.is_late for column in columns.values() for card in column.cards),
        "start": start,
        "planned": projections.planned(start, rows) if start else None,
        "target": projections.at_target(start, profile.levels) if start and profile else None,
    }
    return render(request, "selfassessment/improvement/board.html", context)
