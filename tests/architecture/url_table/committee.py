"""Bodies of governance: bob stands in for alice, april is secretary, rosa sits nowhere."""

from typing import Any

from tests.architecture.url_table.rows import NEVER, Make, Row, each, signed_in
from tests.world import World

EVERYBODY = each(200)
SITTING = signed_in(200, rosa=404, edith=404)
RUNNING = signed_in(403, rosa=404, edith=404, adam=200, april=200)
MOVED = signed_in(403, rosa=404, edith=404, adam=302, april=302)
FOUNDING = signed_in(403, adam=200)
FOUNDED = signed_in(403, adam=302)
WORDS = {
    "name": "Grup nou",
    "kind": "working_group",
    "purpose": "Provar.",
    "quorum_kind": "number",
    "quorum_value": "3",
    "voting_rule": "simple",
}
WHEN = {"day": "2040-05-02", "clock": "10:00", "place": "Sala"}
SEAT = {"post": "member", "has_vote": "on", "starts_on": "2026-01-01"}


def called(w: World) -> dict[str, Any]:
    return {"pk": w.committee.called.pk}


def held(w: World) -> dict[str, Any]:
    return {"pk": w.committee.held.pk}


def item(w: World) -> dict[str, Any]:
    return {**held(w), "item": w.committee.item.pk}


def body(w: World) -> dict[str, Any]:
    return {"slug": w.committee.body.slug}


def decision(w: World) -> dict[str, Any]:
    return {"pk": w.committee.decision.pk}


def _paper(w: World) -> dict[str, Any]:
    return {**called(w), "paper": w.committee.paper.pk}


def _step(code: str) -> Make:
    return lambda w: {**called(w), "code": code}


BODIES = [
    Row("governance:governing-bodies", get=EVERYBODY, post=NEVER),
    Row("governance:governing-body", kwargs=body, get=EVERYBODY, post=NEVER),
    Row("governance:governing-body-new", get=FOUNDING, post=FOUNDED, data=lambda _w: WORDS),
    Row(
        "governance:governing-body-change",
        kwargs=body,
        get=FOUNDING,
        post=FOUNDED,
        data=lambda _w: WORDS,
    ),
    Row(
        "governance:seat-add",
        kwargs=body,
        get=FOUNDING,
        post=FOUNDED,
        data=lambda w: {**SEAT, "user": w.cast.rosa.email, "entity": str(w.cast.a.pk)},
    ),
    Row(
        "governance:seat-end",
        kwargs=lambda w: {**body(w), "seat": w.committee.seat.pk},
        get=NEVER,
        post=FOUNDED,
    ),
    Row(
        "governance:session-plan",
        kwargs=body,
        get=signed_in(403, adam=200, april=200),
        post=signed_in(403, adam=302, april=302),
        data=lambda _w: WHEN,
    ),
]
SESSIONS = [
    Row("governance:session", kwargs=called, get=SITTING, post=NEVER),
    Row("governance:session", case="open", kwargs=held, get=SITTING, post=NEVER),
    Row(
        "governance:session-change",
        kwargs=called,
        get=RUNNING,
        post=MOVED,
        data=lambda _w: WHEN,
    ),
    Row("governance:session-step", kwargs=_step("call"), get=NEVER, post=MOVED),
    Row(
        "governance:session-step",
        case="too early",
        kwargs=_step("open"),
        get=NEVER,
        post=signed_in(403, rosa=404, edith=404, adam=409, april=409),
    ),
    Row(
        "governance:session-step",
        case="no such step",
        kwargs=_step("jump"),
        get=NEVER,
        post=signed_in(404),
    ),
    Row(
        "governance:session-item-add",
        kwargs=called,
        get=RUNNING,
        post=MOVED,
        data=lambda _w: {"title": "Un punt"},
    ),
    Row(
        "governance:session-item-toggle",
        kwargs=lambda w: {**called(w), "item": w.committee.wanted.pk, "code": "treu"},
        get=NEVER,
        post=MOVED,
    ),
    Row(
        "governance:session-paper-add",
        case="without a file",
        kwargs=called,
        get=NEVER,
        post=signed_in(403, rosa=404, edith=404, adam=422, april=422),
    ),
    Row("governance:session-paper", kwargs=_paper, get=SITTING, post=NEVER, html=False),
    Row("governance:session-paper-remove", kwargs=_paper, get=NEVER, post=MOVED),
    Row(
        "governance:session-minutes",
        kwargs=lambda w: {"pk": w.committee.closed.pk, "version": 1},
        get=SITTING,
        post=NEVER,
        html=False,
    ),
]
MEETING = [
    Row(
        "governance:session-attend",
        kwargs=held,
        get=NEVER,
        post=signed_in(403, rosa=404, edith=404, alice=302, adam=302, april=302),
        data=lambda w: {f"seat-{w.committee.seat.pk}": "present"},
    ),
    Row(
        "governance:session-vote",
        kwargs=item,
        get=NEVER,
        post=signed_in(403, rosa=404, edith=404, alice=302, adam=302, april=302),
        data=lambda w: {f"vote-{w.committee.seat.pk}": "against"},
    ),
    Row(
        "governance:session-recuse",
        case="after the vote",
        kwargs=item,
        get=NEVER,
        post=signed_in(403, rosa=404, edith=404, alice=409, adam=409, april=409),
        data=lambda w: {"seat": str(w.committee.seat.pk), "reason": "Parent"},
    ),
    Row(
        "governance:session-recuse",
        case="of a seat with a number beyond all numbers",
        kwargs=item,
        get=NEVER,
        post=signed_in(404),
        data=lambda _w: {"seat": "9" * 5000, "reason": "Parent"},
    ),
    Row(
        "governance:session-decide",
        kwargs=item,
        get=RUNNING,
        post=MOVED,
        data=lambda _w: {"outcome": "noted", "reasons": "Vist."},
    ),
]
DECISIONS = [
    Row("governance:decision-register", get=EVERYBODY, post=NEVER),
    Row(
        "governance:decision-export",
        kwargs=lambda _w: {"file_type": "csv"},
        get=EVERYBODY,
        post=NEVER,
        html=False,
    ),
    Row("governance:decision", kwargs=decision, get=EVERYBODY, post=NEVER),
    Row(
        "governance:decision-reconsider",
        kwargs=decision,
        get=NEVER,
        post=signed_in(403, adam=302, april=302),
    ),
]
ROWS = [*BODIES, *SESSIONS, *MEETING, *DECISIONS]
