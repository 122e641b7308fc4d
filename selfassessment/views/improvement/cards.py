"""The cards of the board: an action each, with what may be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from eset_portal.common.rules.moves import Move
from selfassessment.models import ImprovementAction
from selfassessment.rules.improvement.action_states import (
    ACTION,
)
from selfassessment.rules.scoring.blockers import level_worth
from selfassessment.selectors.improvement import actions
from selfassessment.selectors.improvement.bases import Base
from selfassessment.views.improvement.room import Room


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


def columns_of(
    room: Room, rows: list[ImprovementAction], start: Base | None
) -> Mapping[str, Column]:
    """Return ROWS as cards by state; what each brings is counted from START."""
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
