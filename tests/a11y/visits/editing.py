"""Writing and publishing the method, its releases and the history of its documents."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, send
from tests.world import World

STEPS = {
    "submit": ("draft", "edith"),
    "approve": ("in_review", "april"),
    "request_changes": ("in_review", "april"),
    "schedule": ("approved", "april"),
    "publish_urgently": ("in_review", "april"),
    "withdraw": ("urgent", "april"),
}


def _draft(w: World) -> dict[str, object]:
    return {"pk": w.desk.draft.pk}


def someone_saved_first(page: Page) -> None:
    """Send a text that starts from an older save: both texts are shown."""
    page.evaluate("document.getElementById('id_revision').value = '1'")
    page.fill("#id_text", "## Un altre text\n\nDe qui ha arribat tard.")
    page.locator("#save-state .conflict").wait_for()


def open_parameters(page: Page) -> None:
    """Open the list of parameters and write one that does not exist."""
    page.locator("details.help > summary").click()
    page.fill("#id_text", "## Text\n\n{{ ens.alcalde }}")
    page.locator("#preview .alert").wait_for()


VISITS = [
    Visit("docs_library:editing-board", "edith"),
    Visit("docs_library:editing-board", "april", "scheduled only", query="?estat=scheduled"),
    Visit("docs_library:editing-board", "edith", "empty", query="?page=1&estat=draft"),
    Visit("docs_library:document-new", "edith"),
    Visit("docs_library:document-new", "edith", "errors", act=send),
    Visit("docs_library:document-card", "edith", kwargs=lambda _w: {"code": "INS-05"}),
    Visit("docs_library:document-card", "edith", "none open", kwargs=lambda _w: {"code": "INS-01"}),
    *(
        Visit("docs_library:edition-work", who, name, kwargs=lambda w, n=name: _named(w, n))
        for name, who in (("in_review", "april"), ("scheduled", "edith"), ("urgent", "aurora"))
    ),
    Visit("docs_library:edition-work", "edith", kwargs=_draft),
    Visit("docs_library:edition-text", "edith", kwargs=_draft),
    Visit("docs_library:edition-text", "edith", "conflict", kwargs=_draft, act=someone_saved_first),
    Visit("docs_library:edition-text", "edith", "parameters", kwargs=_draft, act=open_parameters),
    Visit("docs_library:edition-import", "edith", kwargs=_draft),
    Visit(
        "docs_library:revisions",
        "edith",
        kwargs=lambda w: {**_draft(w), "old": 0, "new": 2},
    ),
    *(
        Visit(
            "docs_library:edition-move",
            who,
            step,
            kwargs=lambda w, n=name, s=step: {**_named(w, n), "step": s},
        )
        for step, (name, who) in STEPS.items()
    ),
    Visit(
        "docs_library:edition-move",
        "april",
        kwargs=lambda w: {"pk": w.desk.approved.pk, "step": "publish"},
    ),
    Visit("docs_library:release-list"),
    Visit("docs_library:release-new", "april"),
    Visit("docs_library:release-detail", kwargs=lambda _w: {"name": "2026.1"}),
    Visit(
        "docs_library:release-compare",
        kwargs=lambda _w: {"name": "2025.1", "other": "2026.1"},
    ),
    Visit("docs_library:document-history", kwargs=lambda _w: {"code": "INS-09"}),
]


def _named(w: World, name: str) -> dict[str, object]:
    return {"pk": getattr(w.desk, name).pk}
