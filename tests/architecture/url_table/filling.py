"""Filling in together: evidence; everything here belongs to body a."""

from tests.architecture.url_table.rows import NEVER_SIGNED_IN, Row, of_a
from tests.world import World

ANSWERING = of_a(403, alice=302, bob=302)


def _open(w: World) -> dict[str, object]:
    return {"pk": w.open_one.pk}


def _question(w: World) -> dict[str, object]:
    return {**_open(w), "code": "D1.1"}


def _note(_w: World) -> dict[str, object]:
    return {"kind": "supporter", "note": "Ho fa la Diputació."}


ROWS = [
    Row("selfassessment:evidence-list", kwargs=_open, get=of_a(200), post=NEVER_SIGNED_IN),
    Row("selfassessment:question", kwargs=_question, get=of_a(200), post=NEVER_SIGNED_IN),
    Row(
        "selfassessment:question",
        case="foreign question",
        kwargs=lambda w: {**_open(w), "code": "D99.9"},
        get=of_a(404),
        post=NEVER_SIGNED_IN,
    ),
    Row(
        "selfassessment:evidence-add",
        kwargs=_question,
        data=_note,
        get=NEVER_SIGNED_IN,
        post=ANSWERING,
    ),
    Row(
        "selfassessment:evidence-add",
        case="after submission",
        kwargs=lambda w: {"pk": w.finished.pk, "code": "D1.1"},
        data=_note,
        get=NEVER_SIGNED_IN,
        post=of_a(403),
    ),
    Row(
        "selfassessment:evidence-file",
        kwargs=lambda w: {"pk": w.filling.file.pk},
        get=of_a(200),
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row(
        "selfassessment:evidence-remove",
        kwargs=lambda w: {"pk": w.filling.spare.pk},
        get=NEVER_SIGNED_IN,
        post=ANSWERING,
    ),
]
