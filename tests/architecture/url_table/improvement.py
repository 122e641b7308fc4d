"""Improvement: the board, its actions and targets; everything belongs to body a."""

from collections.abc import Callable, Mapping

from selfassessment.models import ImprovementAction
from tests.architecture.url_table.rows import NEVER_SIGNED_IN, Row, of_a, signed_in
from tests.world import World

PLANS = of_a(403, alice=302)
ADDS = of_a(403, alice=302, tecla=302)


def body(world: World) -> Mapping[str, object]:
    """Make the address of body a."""
    return {"pk": world.cast.a.pk}


def action(state: str) -> Callable[[World], Mapping[str, object]]:
    """Make the address of the action of body a in STATE."""
    return lambda world: {"pk": ImprovementAction.objects.get(entity=world.cast.a, state=state).pk}


def _move(move: str, seen: int, note: str = "") -> Callable[[World], Mapping[str, object]]:
    return lambda _world: {"move": move, "seen": str(seen), "note": note}


def _new(_world: World) -> Mapping[str, object]:
    return {"question": "D1.1", "title": "Aprovar el reglament", "target_level": "3"}


WHY = "Ja es fa a tots els serveis."
ROWS = [
    Row(
        "selfassessment:improvement",
        get=signed_in(200, alice=302, bob=302, rosa=302, charlie=302),
        post=NEVER_SIGNED_IN,
    ),
    Row(
        "selfassessment:improvement-export",
        kwargs=lambda _w: {"ending": "csv"},
        get=signed_in(200),
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row("selfassessment:improvement-board", kwargs=body, get=of_a(200), post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:improvement-new",
        kwargs=body,
        data=_new,
        get=of_a(403, alice=200, tecla=200),
        post=ADDS,
    ),
    Row(
        "selfassessment:improvement-plan",
        kwargs=lambda w: {"pk": w.finished.pk, "code": "D4.1"},
        get=signed_in(405, anonymous=405),
        post=ADDS,
    ),
    Row(
        "selfassessment:improvement-targets",
        kwargs=body,
        data=lambda _w: {"seen": "1", "to-D1": "3"},
        get=of_a(200),
        post=PLANS,
    ),
    *(
        Row(
            "selfassessment:improvement-action",
            case=name,
            kwargs=action(state),
            data=data,
            get=of_a(200),
            post=who,
        )
        for name, state, data, who in (
            ("start", "todo", _move("start", 1), of_a(403, alice=302, bob=302)),
            ("finish", "doing", _move("finish", 2, WHY), PLANS),
            ("accept", "suggested", _move("accept", 1), PLANS),
            ("withdraw", "suggested", _move("withdraw", 1, WHY), of_a(403, tecla=302)),
            ("unknown", "todo", _move("fly", 1), of_a(422)),
            (
                "change",
                "todo",
                lambda w: {**_new(w), "move": "change", "seen": "1"},
                PLANS,
            ),
        )
    ),
]
