"""Joining: the way in, a case (filed by alice, accompanied by dip), the queue, the points."""

from collections.abc import Callable, Mapping
from typing import Any

from governance.rules import adhesion_states as at
from tests.architecture.url_table.rows import NEVER, Answers, Row, each, signed_in
from tests.world import World

Kwargs = Callable[[World], Mapping[str, Any]]
LOOKERS = {"alice": 200, "adam": 200, "aurora": 200, "tecla": 200}
READERS_OF_THE_QUEUE = signed_in(403, adam=200, aurora=200, tecla=200, rita=200)


def of_case(state: str, **more: Any) -> Kwargs:
    """Return what makes the address of the application in STATE."""
    return lambda w: {"pk": w.adhesion.cases[state].pk, **more}


def seen(state: str, **more: Any) -> Kwargs:
    """Return the step that somebody saw, with MORE that they typed."""
    return lambda w: {"seen": w.adhesion.cases[state].step, **more}


def lookers(status: int = 200, **others: int) -> Answers:
    """Return that STATUS is for those who may see the case; strangers find nothing."""
    return signed_in(404, **{**dict.fromkeys(LOOKERS, status), **others})


def move(code: str, state: str, post: Answers, **typed: Any) -> Row:
    """Return the row of a move from STATE."""
    name = "governance:adhesion-move"
    kwargs, data = of_case(state, code=code), seen(state, **typed)
    return Row(
        name, case=f"{code} while {state} {typed}", kwargs=kwargs, get=NEVER, post=post, data=data
    )


DRAFT: Kwargs = lambda w: {"pk": w.adhesion.draft.pk}  # noqa: E731 - one of many like it
UNKNOWN: Kwargs = lambda w: {"pk": w.adhesion.unknown.pk}  # noqa: E731
PAPER: Kwargs = lambda w: {"pk": w.adhesion.draft.pk, "paper": w.adhesion.paper.pk}  # noqa: E731
FILER = signed_in(404, alice=200)

ROWS = [
    Row("governance:adhesion-start", get=each(200), post=NEVER),
    Row("governance:adhesion-start", case="search", query="?q=vall", get=each(200), post=NEVER),
    Row(
        "governance:adhesion-apply",
        kwargs=lambda w: {"pk": w.adhesion.free.pk},
        get=NEVER,
        post=signed_in(302),
    ),
    Row(
        "governance:adhesion-apply",
        case="a body that has joined",
        kwargs=lambda w: {"pk": w.cast.a.pk},
        get=NEVER,
        post=signed_in(409),
    ),
    Row("governance:adhesion-unknown", get=signed_in(200), post=signed_in(422)),
    Row("governance:adhesion-case", kwargs=of_case(at.UNDER_REVIEW), get=lookers(), post=NEVER),
    Row("governance:adhesion-case", case="draft", kwargs=DRAFT, get=FILER, post=NEVER),
    Row(
        "governance:adhesion-case",
        case="body not in the register",
        kwargs=UNKNOWN,
        get=lookers(tecla=404),
        post=NEVER,
    ),
    Row(
        "governance:adhesion-answers",
        kwargs=DRAFT,
        get=NEVER,
        post=signed_in(404, alice=302),
        data=lambda _w: {"post": "Secretària"},
    ),
    Row(
        "governance:adhesion-answers",
        case="sent already",
        kwargs=of_case(at.SUBMITTED),
        get=NEVER,
        post=lookers(403, alice=409),
    ),
    Row(
        "governance:adhesion-body",
        kwargs=UNKNOWN,
        get=NEVER,
        post=signed_in(404, alice=403, adam=422, aurora=403),
    ),
    move(at.TAKE, at.SUBMITTED, lookers(403, adam=302)),
    move(at.REJECT, at.UNDER_REVIEW, lookers(403, adam=422)),
    move(at.REJECT, at.UNDER_REVIEW, lookers(403, adam=302), comment="No."),
    move(at.ACCEPT, at.UNDER_REVIEW, lookers(403, adam=422)),
    move(at.BRING_PAPERS, at.PAPERS_REQUESTED, lookers(403, alice=422)),
    move(at.SIGN, at.AGREEMENT_SENT, lookers(403, alice=422)),
    move(at.COUNTERSIGN, at.AGREEMENT_SIGNED, lookers(403, adam=422)),
    move(at.TAKE, at.REJECTED, lookers(403, adam=409)),
    move("fly", at.SUBMITTED, signed_in(404)),
    Row(
        "governance:adhesion-paper-add",
        kwargs=DRAFT,
        get=NEVER,
        post=signed_in(404, alice=422),
    ),
    Row(
        "governance:adhesion-paper",
        kwargs=PAPER,
        get=FILER,
        post=NEVER,
        html=False,
    ),
    Row(
        "governance:adhesion-paper-remove", kwargs=PAPER, get=NEVER, post=signed_in(404, alice=302)
    ),
    Row("governance:adhesion-queue", get=READERS_OF_THE_QUEUE, post=NEVER),
    Row("governance:adhesion-export", get=NEVER, post=READERS_OF_THE_QUEUE, html=False),
    Row("governance:adhesion-points", get=signed_in(403, adam=200), post=signed_in(403, adam=422)),
]
