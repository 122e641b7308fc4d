"""The own copies of a body: written, met by a new edition, read beside the original."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, send, unfold
from tests.world import World


def _meeting(w: World) -> dict[str, object]:
    return {"pk": w.copies.meeting.pk}


def _own_words(page: Page) -> None:
    page.locator(".choose [value=written]").first.check()
    unfold(page)


VISITS = [
    Visit("docs_library:copy-list", "alice"),
    Visit("docs_library:copy-list", "rita", "empty"),
    Visit("docs_library:copy-detail", "alice", kwargs=_meeting),
    Visit(
        "docs_library:copy-detail", "alice", "detached", kwargs=lambda w: {"pk": w.copies.left.pk}
    ),
    Visit("docs_library:copy-text", "bob", kwargs=_meeting),
    Visit("docs_library:copy-part", "bob", kwargs=lambda w: {**_meeting(w), "place": 1}),
    Visit("docs_library:copy-edition", "rosa", kwargs=lambda w: {**_meeting(w), "number": 2}),
    Visit(
        "docs_library:copy-leave",
        "alice",
        "errors",
        kwargs=lambda w: {"pk": w.copies.done.pk, "step": "deslliga"},
        act=send,
    ),
    Visit("docs_library:copy-merge", "bob", "cards", kwargs=_meeting, act=_own_words),
    Visit(
        "docs_library:copy-merge",
        "alice",
        "clean",
        kwargs=lambda w: {"pk": w.copies.behind.pk},
        act=unfold,
    ),
    Visit(
        "docs_library:copy-merged",
        "alice",
        kwargs=lambda w: {"pk": w.copies.done.pk, "session": w.copies.closed.pk},
    ),
    Visit("docs_library:copy-read", "rosa", kwargs=lambda w: {"code": w.copies.done.document.code}),
    Visit(
        "docs_library:document-heat",
        "edith",
        kwargs=lambda w: {"code": w.copies.meeting.document.code},
    ),
]
