"""Writing questionnaires."""

from selfassessment.services.authoring import moving
from tests.architecture.url_table.rows import NEVER_SIGNED_IN, Row, signed_in
from tests.world import World

LOOKING = signed_in(403, edith=200, april=200, adam=200, aurora=200)
WROTE = signed_in(403, edith=302)


def _draft(w: World, **more: object) -> dict[str, object]:
    return {"pk": w.authoring.draft.pk, **more}


def _at(**more: object):
    return lambda w: _draft(w, **more)


def _heading(w: World) -> dict[str, object]:
    return {
        "version": w.authoring.draft.version,
        "title": "Un títol",
        "number": "1.0",
        "scheme": "bands",
        "floors": "0 20 40 60 80",
        "critical": 2,
        "cap": 2,
        "passing": 3,
    }


def _question(w: World) -> dict[str, object]:
    version = w.authoring.draft.version
    ends = {"at_least": 0, "at_most": 4, "gate": 0}
    return {"version": version, "code": "D1.yes_no", "kind": "yes_no", "text": "?", **ends}


ROWS = [
    Row("selfassessment:questionnaire-list", get=LOOKING, post=signed_in(403, edith=422)),
    Row(
        "selfassessment:questionnaire-compare",
        get=LOOKING,
        post=NEVER_SIGNED_IN,
        query="?a=1&b=1",
        case="",
    ),
    Row(
        "selfassessment:version-file",
        kwargs=lambda w: {"pk": w.authoring.version.pk, "ending": "yaml"},
        get=LOOKING,
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row("selfassessment:draft", kwargs=_draft, data=_heading, get=LOOKING, post=WROTE),
    Row(
        "selfassessment:draft-move",
        kwargs=lambda w: {"pk": w.authoring.in_review.pk},
        data=lambda w: {"step": "approve", "sha256": moving.digest(w.authoring.in_review)},
        get=signed_in(405),
        post=signed_in(403, april=302),
    ),
    Row(
        "selfassessment:draft-import",
        kwargs=_draft,
        get=signed_in(405),
        post=signed_in(403, edith=422),
    ),
    Row(
        "selfassessment:draft-origins",
        kwargs=lambda w: {"pk": w.authoring.faulty.pk},
        data=lambda w: {
            "version": w.authoring.faulty.version,
            "code": next(iter(w.authoring.version.questions.all())).code,
            "origins": "-",
        },
        get=LOOKING,
        post=WROTE,
    ),
    Row(
        "selfassessment:draft-try-on",
        kwargs=lambda w: {"pk": w.authoring.faulty.pk},
        get=LOOKING,
        post=NEVER_SIGNED_IN,
    ),
    Row(
        "selfassessment:draft-preview",
        kwargs=_draft,
        get=LOOKING,
        post=signed_in(403, edith=302, april=302, adam=302, aurora=302),
    ),
    Row(
        "selfassessment:draft-file",
        kwargs=_at(ending="xlsx"),
        get=LOOKING,
        post=NEVER_SIGNED_IN,
        html=False,
    ),
    Row(
        "selfassessment:draft-piece",
        kwargs=_at(code="D2"),
        data=lambda w: {"version": w.authoring.draft.version, "act": "up"},
        get=signed_in(405),
        post=WROTE,
    ),
    Row(
        "selfassessment:draft-dimension",
        kwargs=_at(code="D1"),
        data=lambda w: {"version": w.authoring.draft.version, "code": "D1", "name": "Nom"},
        get=LOOKING,
        post=WROTE,
    ),
    Row(
        "selfassessment:draft-question",
        kwargs=_at(part="D1", code="D1.yes_no"),
        data=_question,
        get=LOOKING,
        post=WROTE,
    ),
    Row(
        "selfassessment:draft-check",
        kwargs=_at(part="D1", code="D1.yes_no"),
        data=_question,
        get=signed_in(405),
        post=signed_in(403, edith=200),
        html=False,
    ),
]
