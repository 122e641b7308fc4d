"""Proposals of improvement: private ones of alice for body a, and one open to all."""

from collections.abc import Mapping
from typing import Any

from tests.architecture.url_table.rows import NEVER, Answers, Row, each, signed_in
from tests.world import World

LOOKERS = ("edith", "adam")
ASSESSORS = ("edith", "april", "adam")


def _seen(status: int, **others: int) -> Answers:
    """Return that who sees private proposals of body a gets STATUS, and others find nothing."""
    return signed_in(status, **{"charlie": 404, "rita": 404, **others})


def _by(names: tuple[str, ...], status: int) -> Answers:
    return _seen(403, **dict.fromkeys(names, status))


def _of(name: str) -> Any:
    return lambda w: {"pk": getattr(w.proposals, name).pk}


def _move(name: str, code: str) -> Any:
    return lambda w: {"pk": getattr(w.proposals, name).pk, "code": code}


def _step(name: str) -> Any:
    return lambda w: {"seen": getattr(w.proposals, name).step}


def _impact(_w: World) -> Mapping[str, Any]:
    measures = ("normative", "technological", "organisational", "effort", "risk")
    return dict.fromkeys(measures, "1") | {"note": "Cal canviar un paràgraf."}


ROWS = [
    Row("docs_library:plan", get=each(200), post=NEVER),
    Row("docs_library:proposal-list", get=signed_in(200), post=NEVER),
    *(
        Row(
            "docs_library:proposal-table",
            case=ending,
            kwargs=lambda _w, e=ending: {"ending": e},
            get=signed_in(status),
            post=NEVER,
            html=False,
        )
        for ending, status in (("csv", 200), ("xlsx", 200), ("pdf", 404))
    ),
    Row("docs_library:proposal-new", get=signed_in(200), post=signed_in(422)),
    Row(
        "docs_library:proposal-new",
        case="about what is not there",
        query="?document=ZZZ-99",
        get=signed_in(404),
        post=signed_in(404),
    ),
    Row("docs_library:proposal-similar", get=signed_in(200), post=NEVER, html=False),
    Row("docs_library:proposal-queue", get=signed_in(403, edith=200, adam=200), post=NEVER),
    Row("docs_library:proposal", kwargs=_of("sent"), get=_seen(200), post=NEVER),
    Row(
        "docs_library:proposal",
        case="draft",
        kwargs=_of("draft"),
        get=signed_in(404, alice=200),
        post=NEVER,
    ),
    Row(
        "docs_library:proposal-edit",
        kwargs=_of("asked"),
        get=_seen(302, alice=200),
        post=_seen(302, alice=422),
    ),
    Row(
        "docs_library:proposal-move",
        case="take",
        kwargs=_move("sent", "take"),
        get=_by(LOOKERS, 200),
        post=_by(LOOKERS, 302),
        data=_step("sent"),
    ),
    Row(
        "docs_library:proposal-move",
        case="late",
        kwargs=_move("taken", "take"),
        get=_by(LOOKERS, 302),
        post=_by(LOOKERS, 409),
        data=_step("sent"),
    ),
    Row(
        "docs_library:proposal-move",
        case="withdraw",
        kwargs=_move("sent", "withdraw"),
        get=_by(("alice",), 200),
        post=_by(("alice",), 422),
        data=_step("sent"),
    ),
    Row(
        "docs_library:proposal-move",
        case="nobody's",
        kwargs=_move("sent", "resolve"),
        get=_seen(404),
        post=_seen(404),
    ),
    Row(
        "docs_library:proposal-assess",
        kwargs=_of("assessing"),
        get=_by(ASSESSORS, 200),
        post=_by(ASSESSORS, 302),
        data=_impact,
    ),
    Row(
        "docs_library:proposal-answer",
        kwargs=_of("sent"),
        get=NEVER,
        post=_by(("alice", "edith", "adam"), 302),
        data=lambda _w: {"text": "Ho mirem."},
    ),
    Row(
        "docs_library:proposal-support",
        kwargs=_of("shown"),
        get=NEVER,
        post=signed_in(403, alice=409, bob=409, charlie=302),
    ),
    Row("docs_library:proposal-follow", kwargs=_of("sent"), get=NEVER, post=_seen(302)),
    Row("docs_library:proposal-open", kwargs=_of("sent"), get=NEVER, post=_by(("alice",), 302)),
]
