"""The control: its queue, its pages and moves, findings; everything belongs to body a."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from selfassessment.models import Assessment, Finding, SecondOpinion
from tests.architecture.url_table.rows import (
    NEVER_SIGNED_IN,
    Row,
    of_a,
    signed_in,
)
from tests.world import World

QUEUE = signed_in(403, tecla=200, rita=200, adam=200)
LOOKS = of_a(403, tecla=200, adam=200, aurora=200)
CONTROLS = of_a(403, tecla=302)


def at(state: str, code: str = "") -> Callable[[World], Mapping[str, object]]:
    """Make the address of the assessment of body a in STATE that is under control."""

    def _kwargs(world: World) -> Mapping[str, object]:
        rows = Assessment.objects.filter(entity=world.cast.a, state=state)
        row = rows.order_by("-campaign__opens_on").exclude(pk=world.finished.pk).get()
        return {"pk": row.pk, **({"code": code} if code else {})}

    return _kwargs


def finding(world: World) -> Mapping[str, object]:
    """Make the address of a finding of body a."""
    return {"pk": Finding.objects.filter(assessment__entity=world.cast.a)[:1].get().pk}


def _move(name: str, reason: str = "") -> Callable[[World], Mapping[str, object]]:
    return lambda _world: {"move": name, "reason": reason}


def _judgement(_world: World) -> Mapping[str, object]:
    return {"verdict": "accept", "seen": "0", "answer": "1"}


def _opinion(world: World) -> Mapping[str, object]:
    asked = SecondOpinion.objects.get(assessment__entity=world.cast.a)
    return {"step": "give", "opinion": str(asked.pk), "words": "Sí, amb el conveni signat."}


def _plan(_world: World) -> Mapping[str, object]:
    day = timezone.localdate().isoformat()
    return {"move": "agree", "seen": "0", "who": "Secretaria", "due_on": day}


WHY = "S’ha de mirar millor."
ROWS = [
    Row("selfassessment:control-queue", get=QUEUE, post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:control-export",
        kwargs=lambda _w: {"ending": "csv"},
        get=QUEUE,
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row("selfassessment:control-detail", kwargs=at("in_control"), get=LOOKS, post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:control-detail",
        case="nothing handed in",
        kwargs=lambda w: {"pk": w.open_one.pk},
        get=of_a(403, adam=200),
        post=NEVER_SIGNED_IN,
    ),
    *(
        Row(
            "selfassessment:control-move",
            case=name,
            kwargs=at(state),
            data=_move(name, reason),
            get=NEVER_SIGNED_IN,
            post=who,
        )
        for name, state, reason, who in (
            ("take", "submitted", "", CONTROLS),
            ("send_back", "in_control", "", CONTROLS),
            ("resume", "returned", "", CONTROLS),
            ("validate", "in_control", "", of_a(403, tecla=409)),
            ("reopen", "validated", WHY, CONTROLS),
            ("close", "validated", "", of_a(403, tecla=302, adam=302)),
            ("withdraw", "in_control", WHY, of_a(403, adam=302)),
            ("bring_back", "withdrawn", "", of_a(403, adam=302)),
            ("unknown", "in_control", "", of_a(403, tecla=422, adam=422, aurora=422)),
        )
    ),
    Row(
        "selfassessment:control-accept",
        kwargs=at("in_control"),
        data=lambda _w: {"answer": "D2.2:1"},
        get=of_a(403, tecla=200),
        post=CONTROLS,
    ),
    Row(
        "selfassessment:control-opinion",
        kwargs=at("in_control"),
        data=_opinion,
        get=NEVER_SIGNED_IN,
        post=of_a(403, adam=302),
    ),
    Row(
        "selfassessment:control-question",
        kwargs=at("in_control", "D2.2"),
        data=_judgement,
        get=LOOKS,
        post=CONTROLS,
    ),
    Row(
        "selfassessment:control-question",
        case="overtaken",
        kwargs=at("in_control", "D1.1"),
        data=_judgement,
        get=LOOKS,
        post=of_a(403, tecla=409),
    ),
    Row(
        "selfassessment:control-question",
        case="foreign question",
        kwargs=at("in_control", "D9.9"),
        data=_judgement,
        get=of_a(403, tecla=404, adam=404, aurora=404),
        post=of_a(403, tecla=404, adam=404, aurora=404),
    ),
    Row(
        "selfassessment:contest",
        kwargs=at("validated"),
        data=lambda _w: {"code": "D1.1", "words": "No hi estem d’acord."},
        get=NEVER_SIGNED_IN,
        post=of_a(403, alice=302),
    ),
    Row(
        "selfassessment:result",
        case="validated",
        kwargs=at("validated"),
        get=of_a(200),
        post=NEVER_SIGNED_IN,
    ),
    Row(
        "selfassessment:assessment-submit",
        case="returned and not amended",
        kwargs=at("returned"),
        get=of_a(403, alice=200),
        post=of_a(403, alice=422),
    ),
    Row(
        "selfassessment:answer-save",
        case="not returned",
        kwargs=at("returned", "D1.2"),
        data=lambda _w: {
            "level": "2",
            "version": "1",
            "key": "6f1e0cfe-7a3a-4c7b-9a51-9f5a1d5c2f11",
        },
        get=signed_in(405, anonymous=405),
        post=of_a(403, anonymous=401, alice=409, bob=409),
    ),
    Row("selfassessment:finding-list", get=signed_in(200), post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:finding-export",
        kwargs=lambda _w: {"ending": "xlsx"},
        get=signed_in(200),
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row(
        "selfassessment:finding-detail",
        kwargs=finding,
        data=_plan,
        get=of_a(200),
        post=of_a(403, alice=302, bob=302),
    ),
]
