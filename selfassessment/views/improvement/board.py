"""The board of a body: what it does about its gaps, and what all of it would bring."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from eset_portal.common.rules.moves import Move
from governance import acting
from governance.rules import roles
from selfassessment.models import ImprovementAction
from selfassessment.rules.improvement.action_states import (
    ACTION,
    DOING,
    DONE,
    DROPPED,
    SUGGESTED,
    TODO,
)
from selfassessment.rules.scoring.blockers import level_worth
from selfassessment.selectors.improvement import actions, projections
from selfassessment.selectors.improvement.projections import Base
from selfassessment.views.improvement import listing
from selfassessment.views.improvement.room import Room, of_body


@dataclass(frozen=True, slots=True)
class Card:
    """An action on the board: its question, the points it brings, and what may be done with it."""

    action: ImprovementAction
    words: str
    worth: Fraction | None
    is_late: bool
    moves: list[Move]


@dataclass(frozen=True, slots=True)
class Column:
    """The cards of one state."""

    code: str
    label: str
    cards: list[Card]


@login_required
@require_GET
def newest(request: HttpRequest) -> HttpResponse:
    """Lead to the board of the body that the person acts for, or list those of many bodies."""
    body = acting.acting_for(request)
    held = [row.role for row in acting.memberships(request) if body and row.entity_id == body.pk]
    if body and any(roles.ROLES[role].reach == roles.OWN for role in held):
        return redirect("selfassessment:improvement-board", pk=body.pk)
    return listing.show(request)


@login_required
@require_GET
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show the actions of a body by state, what is late first, and the score they lead to."""
    room = of_body(request, pk)
    rows = actions.of_body(room.entity)
    start = projections.base(room.entity)
    profile = projections.profile(room.entity)
    columns = _columns(room, rows, start)
    context = {
        "room": room,
        "body": room.entity,
        "columns": [columns[code] for code in (TODO, DOING, DONE)],
        "suggested": columns[SUGGESTED],
        "dropped": columns[DROPPED],
        "any": bool(rows),
        "late": sum(card.is_late for column in columns.values() for card in column.cards),
        "start": start,
        "planned": projections.planned(start, rows) if start else None,
        "target": projections.at_target(start, profile.levels) if start and profile else None,
    }
    return render(request, "selfassessment/improvement/board.html", context)


def _columns(room: Room, rows: list[ImprovementAction], start: Base | None) -> Mapping[str, Column]:
    worth = level_worth(start.instrument, start.given) if start else {}
    columns = {
        code: Column(code, gettext(state.label), []) for code, state in ACTION.states.items()
    }
    for row in rows:
        columns[row.state].cards.append(_card(room, row, start, worth))
    return columns


def _card(
    room: Room, row: ImprovementAction, start: Base | None, worth: Mapping[str, Fraction]
) -> Card:
    code = row.question.code
    level = start.given[code].level if start and code in start.given else None
    levels = row.target_level - (level or 0)
    return Card(
        action=row,
        words=actions.words_of(row),
        worth=worth[code] * levels if code in worth and levels > 0 else None,
        is_late=row.is_late(room.today),
        moves=room.moves(row),
    )
