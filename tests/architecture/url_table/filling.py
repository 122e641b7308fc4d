"""Filling in together; everything here belongs to body a."""

from datetime import timedelta

from django.utils import timezone

from tests.architecture.url_table.rows import NEVER, NEVER_SIGNED_IN, Row, of_a
from tests.world import World

ANSWERING = of_a(403, alice=302, bob=302)


def _open(w: World) -> dict[str, object]:
    return {"pk": w.open_one.pk}


def _question(w: World) -> dict[str, object]:
    return {**_open(w), "code": "D1.1"}


def _note(_w: World) -> dict[str, object]:
    return {"kind": "supporter", "note": "Ho fa la Diputació."}


def _share(w: World) -> dict[str, object]:
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    return {"dimensions": ["D3"], "to": w.cast.bob.pk, "due_on": day}


def _words(_w: World) -> dict[str, object]:
    return {"text": "Hi ha un conveni nou."}


TALKING = of_a(403, alice=302, bob=302, tecla=302)
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
    Row("selfassessment:question-proposal", kwargs=_question, get=of_a(200), post=of_a(422)),
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
    Row(
        "selfassessment:delegation-list",
        kwargs=_open,
        data=_share,
        get=of_a(200),
        post=of_a(403, alice=302),
    ),
    Row(
        "selfassessment:delegation-end",
        kwargs=lambda w: {"pk": w.filling.delegation.pk},
        get=NEVER_SIGNED_IN,
        post=of_a(403, alice=302),
    ),
    Row(
        "selfassessment:presence",
        kwargs=lambda w: {**_open(w), "code": "D1"},
        get=NEVER,
        post=of_a(403, anonymous=401, alice=204, bob=204),
        html=False,
    ),
    Row(
        "selfassessment:thread-begin",
        kwargs=_question,
        data=_words,
        get=NEVER_SIGNED_IN,
        post=TALKING,
    ),
    Row(
        "selfassessment:thread-answer",
        kwargs=lambda w: {"pk": w.filling.thread.pk},
        data=_words,
        get=NEVER_SIGNED_IN,
        post=TALKING,
    ),
    Row(
        "selfassessment:thread-settle",
        kwargs=lambda w: {"pk": w.filling.thread.pk},
        get=NEVER_SIGNED_IN,
        post=TALKING,
    ),
]
