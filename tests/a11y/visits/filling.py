"""Filling in together."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, press, unfold
from tests.world import World


def _open(w: World) -> dict[str, object]:
    return {"pk": w.open_one.pk}


def _question(w: World) -> dict[str, object]:
    return {**_open(w), "code": "D1.1"}


def _send_nothing(page: Page) -> None:
    press(page.locator("form[enctype] button").first)


def _share_nothing(page: Page) -> None:
    press(page.locator("form.card button").last)


VISITS = [
    Visit("selfassessment:question", "alice", kwargs=_question, act=unfold),
    Visit("selfassessment:question", "alice", "wrong", kwargs=_question, act=_send_nothing),
    Visit(
        "selfassessment:question",
        "bob",
        "searched",
        kwargs=_question,
        query="?document=registre",
    ),
    Visit("selfassessment:question-proposal", "alice", kwargs=_question),
    Visit("selfassessment:question", "rosa", "read only", kwargs=_question),
    Visit("selfassessment:question", "tecla", "talking", kwargs=_question, act=unfold),
    Visit("selfassessment:delegation-list", "alice", kwargs=_open),
    Visit("selfassessment:delegation-list", "alice", "wrong", kwargs=_open, act=_share_nothing),
    Visit("selfassessment:delegation-list", "rosa", "read only", kwargs=_open),
    Visit("selfassessment:evidence-list", "alice", kwargs=_open),
    Visit("selfassessment:evidence-list", "alice", "empty", kwargs=lambda w: {"pk": w.finished.pk}),
]
