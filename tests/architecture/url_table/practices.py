"""What bodies share with others: bob's for body a, in each of its states."""

from collections.abc import Mapping
from typing import Any

from tests.architecture.url_table.rows import NEVER, Answers, Row, signed_in
from tests.world import World

WRITERS = ("alice", "bob")
UNSEEN = ("charlie", "rita", "april")


def _hidden(status: int) -> Answers:
    """Return that who writes for body a gets STATUS, and nobody else finds a draft of it."""
    return signed_in(404, **dict.fromkeys(WRITERS, status))


def _waiting(status: int, **others: int) -> Answers:
    """Return that who may see what waits for its review gets STATUS, and others find nothing."""
    return signed_in(status, **{**dict.fromkeys(UNSEEN, 404), **others})


def _writing(status: int, other: int = 403) -> Answers:
    return signed_in(other, **dict.fromkeys(WRITERS, status))


def _of(name: str) -> Any:
    return lambda w: {"pk": getattr(w.practices, name).pk}


def _move(name: str, code: str) -> Any:
    return lambda w: {"pk": getattr(w.practices, name).pk, "code": code}


def _file(name: str, file: str) -> Any:
    return lambda w: {
        "pk": getattr(w.practices, name).pk,
        "file": getattr(w.practices, file).pk,
    }


def _step(name: str) -> Any:
    return lambda w: {"seen": getattr(w.practices, name).step, "comment": "Una frase sencera."}


def _text(_w: World) -> Mapping[str, Any]:
    return {"text": "Quant costa?"}


ROWS = [
    Row("docs_library:practice-list", get=signed_in(200), post=NEVER),
    *(
        Row(
            "docs_library:practice-table",
            case=ending,
            kwargs=lambda _w, e=ending: {"ending": e},
            get=signed_in(status),
            post=NEVER,
            html=False,
        )
        for ending, status in (("csv", 200), ("xlsx", 200), ("pdf", 404))
    ),
    Row(
        "docs_library:practice-new",
        get=signed_in(403, alice=200, bob=200, charlie=200),
        post=signed_in(403, alice=422, bob=422, charlie=422),
    ),
    Row(
        "docs_library:practice-new",
        case="about what is not there",
        query="?document=ZZZ-99",
        get=signed_in(403, alice=404, bob=404, charlie=404),
        post=signed_in(403, alice=404, bob=404, charlie=404),
    ),
    Row("docs_library:practice", kwargs=_of("shared"), get=signed_in(200), post=NEVER),
    Row("docs_library:practice", case="draft", kwargs=_of("draft"), get=_hidden(200), post=NEVER),
    Row(
        "docs_library:practice",
        case="waiting",
        kwargs=_of("waiting"),
        get=_waiting(200),
        post=NEVER,
    ),
    Row("docs_library:practice-edit", kwargs=_of("draft"), get=_hidden(200), post=_hidden(422)),
    Row(
        "docs_library:practice-edit",
        case="shared",
        kwargs=_of("shared"),
        get=_writing(302),
        post=_writing(422),
    ),
    Row(
        "docs_library:practice-move",
        case="submit",
        kwargs=_move("draft", "submit"),
        get=_hidden(200),
        post=_hidden(302),
        data=_step("draft"),
    ),
    Row(
        "docs_library:practice-move",
        case="publish",
        kwargs=_move("waiting", "publish"),
        get=_waiting(403, tecla=200),
        post=_waiting(403, tecla=302),
        data=_step("waiting"),
    ),
    Row(
        "docs_library:practice-move",
        case="late",
        kwargs=_move("shared", "submit"),
        get=_writing(302),
        post=_writing(409),
        data=_step("shared"),
    ),
    Row(
        "docs_library:practice-move",
        case="nobody's",
        kwargs=_move("shared", "lapse"),
        get=signed_in(404),
        post=signed_in(404),
    ),
    Row(
        "docs_library:practice-use",
        kwargs=_of("shared"),
        get=NEVER,
        post=signed_in(403, alice=409, bob=409, charlie=302),
    ),
    Row(
        "docs_library:practice-ask",
        kwargs=_of("shared"),
        get=NEVER,
        post=signed_in(302),
        data=_text,
    ),
    Row(
        "docs_library:practice-answer",
        kwargs=lambda w: {"pk": w.practices.shared.pk, "question": w.practices.asked.pk},
        get=NEVER,
        post=signed_in(403, alice=302, bob=302, tecla=302, charlie=302),
        data=_text,
    ),
    Row("docs_library:practice-follow", kwargs=_of("shared"), get=NEVER, post=signed_in(302)),
    Row(
        "docs_library:practice-start",
        kwargs=lambda w: {"pk": w.practices.shared.pk, "code": w.practices.document.code},
        get=NEVER,
        post=signed_in(403, alice=409, bob=409, charlie=302),
    ),
    Row(
        "docs_library:practice-file",
        kwargs=_file("shared", "file"),
        get=signed_in(200),
        post=NEVER,
        html=False,
    ),
    Row(
        "docs_library:practice-file",
        case="draft",
        kwargs=_file("draft", "draft_file"),
        get=_hidden(200),
        post=NEVER,
        html=False,
    ),
    Row(
        "docs_library:practice-file-add",
        kwargs=_of("draft"),
        get=NEVER,
        post=_hidden(302),
        data=_step("draft"),
    ),
    Row(
        "docs_library:practice-file-remove",
        kwargs=_file("draft", "draft_file"),
        get=NEVER,
        post=_hidden(302),
        data=_step("draft"),
    ),
]
