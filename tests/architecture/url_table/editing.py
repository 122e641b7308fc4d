"""Writing and publishing the method, its releases and the history of its documents."""

from datetime import timedelta

from django.utils import timezone

from tests.architecture.url_table.rows import NEVER, NEVER_SIGNED_IN, Row, each, signed_in
from tests.world import World

LOOKING = signed_in(403, edith=200, april=200, adam=200, aurora=200)
WRITING = signed_in(403, edith=200)
WROTE = signed_in(403, edith=302)
APPROVING = signed_in(403, april=200)


def _draft(w: World) -> dict[str, object]:
    return {"pk": w.desk.draft.pk}


def _in_review(w: World) -> dict[str, object]:
    return {"pk": w.desk.in_review.pk}


def _step(edition: str, step: str) -> "Row":
    """Return the row of a STEP of the EDITION of the desk called so."""
    who = {
        "submit": {"edith": 200},
        "discard": {"edith": 200, "april": 200},
        "unschedule": {"edith": 200, "april": 200},
    }.get(step, {"april": 200})
    needs = {"request_changes", "withdraw", "publish_urgently"}
    after = 422 if step in needs else 302
    return Row(
        "docs_library:edition-move",
        case=step,
        kwargs=lambda w: {"pk": getattr(w.desk, edition).pk, "step": step},
        get=signed_in(403, **who),
        post=signed_in(403, **dict.fromkeys(who, after)),
        data=lambda w: {"revision": getattr(w.desk, edition).revision, **_days()},
    )


def _days() -> dict[str, object]:
    soon = timezone.localdate() + timedelta(days=40)
    return {"effective_from": soon, "publish_on": soon, "publish_time": "08:00"}


def _text(w: World) -> dict[str, object]:
    return {
        "revision": w.desk.draft.revision,
        "title": "Un títol",
        "summary": "Un resum",
        "text": "Text",
        "change_kind": "minor",
    }


ROWS = [
    Row("docs_library:editing-board", get=LOOKING, post=NEVER_SIGNED_IN | {"anonymous": 405}),
    Row("docs_library:document-new", get=WRITING, post=signed_in(403, edith=422)),
    Row(
        "docs_library:document-card",
        kwargs=lambda _w: {"code": "INS-05"},
        get=WRITING,
        post=signed_in(403, edith=422),
    ),
    Row(
        "docs_library:edition-open",
        kwargs=lambda _w: {"code": "INS-01"},
        get=NEVER,
        post=WROTE,
        data=lambda _w: {"change_kind": "minor"},
    ),
    Row("docs_library:edition-work", kwargs=_draft, get=LOOKING, post=NEVER),
    Row(
        "docs_library:edition-work",
        case="unknown",
        kwargs=lambda w: {"pk": w.cast.a.pk},
        get=signed_in(403, edith=404, april=404, adam=404, aurora=404),
        post=NEVER,
    ),
    Row("docs_library:edition-text", kwargs=_draft, get=WRITING, post=WROTE, data=_text),
    Row(
        "docs_library:edition-preview",
        kwargs=_draft,
        get=NEVER,
        post=WRITING,
        data=lambda _w: {"text": "## Hola"},
    ),
    Row(
        "docs_library:edition-import",
        kwargs=_draft,
        get=WRITING,
        post=signed_in(403, edith=422),
    ),
    Row("docs_library:attachment-add", kwargs=_draft, get=NEVER, post=WROTE),
    Row(
        "docs_library:attachment-remove",
        kwargs=lambda w: {**_draft(w), "attachment": w.desk.attachment.pk},
        get=NEVER,
        post=WROTE,
    ),
    Row(
        "docs_library:attachment-file",
        kwargs=lambda w: {"attachment": w.desk.attachment.pk},
        get=LOOKING | {"anonymous": 404},
        post=NEVER,
        html=False,
    ),
    Row(
        "docs_library:remark-add",
        kwargs=_in_review,
        get=NEVER,
        post=signed_in(403, edith=302, april=302),
        data=lambda _w: {"quote": "Un paràgraf", "text": "Qui?"},
    ),
    Row(
        "docs_library:remark-settle",
        kwargs=lambda w: {**_in_review(w), "remark": w.desk.remark.pk},
        get=NEVER,
        post=signed_in(403, edith=302, april=302),
    ),
    Row(
        "docs_library:revisions",
        kwargs=lambda w: {**_draft(w), "old": 0, "new": w.desk.draft.revision},
        get=LOOKING,
        post=NEVER,
    ),
    Row(
        "docs_library:revision-restore",
        kwargs=lambda w: {**_draft(w), "number": 1},
        get=NEVER,
        post=WROTE,
    ),
    _step("draft", "submit"),
    _step("in_review", "approve"),
    _step("in_review", "request_changes"),
    _step("approved", "schedule"),
    _step("approved", "publish"),
    _step("approved", "discard"),
    _step("scheduled", "unschedule"),
    _step("in_review", "publish_urgently"),
    _step("urgent", "withdraw"),
    Row("docs_library:release-list", get=each(200), post=NEVER),
    Row("docs_library:release-new", get=APPROVING, post=signed_in(403, april=422)),
    Row(
        "docs_library:release-detail",
        kwargs=lambda _w: {"name": "2026.1"},
        get=each(200),
        post=NEVER,
    ),
    Row(
        "docs_library:release-pack",
        kwargs=lambda _w: {"name": "2026.1"},
        get=each(200),
        post=NEVER,
        html=False,
    ),
    Row(
        "docs_library:release-compare-with",
        kwargs=lambda _w: {"name": "2026.1"},
        query="?amb=2025.1",
        get=each(302),
        post=NEVER,
    ),
    Row(
        "docs_library:release-compare",
        kwargs=lambda _w: {"name": "2025.1", "other": "2026.1"},
        get=each(200),
        post=NEVER,
    ),
    Row(
        "docs_library:document-history",
        kwargs=lambda w: {"code": w.edition.document.code},
        get=each(200),
        post=NEVER,
    ),
]
