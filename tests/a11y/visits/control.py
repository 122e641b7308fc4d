"""The control and its findings, and what the body sees of them."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, press, unfold
from tests.architecture.url_table.control import at, finding


def _lower(page: Page) -> None:
    """Choose to lower, which asks for the reason."""
    page.locator("[name=verdict][value^=lower]").first.check()


def _wrong(page: Page) -> None:
    """Lower without saying why."""
    _lower(page)
    press(page.locator("form.judgement button[type=submit]"))


VISITS = [
    Visit("selfassessment:control-queue", "tecla"),
    Visit("selfassessment:control-queue", "rita", "empty"),
    Visit("selfassessment:control-queue", "tecla", "nothing found", query="?q=zzzz"),
    Visit("selfassessment:control-detail", "tecla", "waiting", kwargs=at("submitted")),
    Visit("selfassessment:control-detail", "tecla", "begun", kwargs=at("in_control")),
    Visit("selfassessment:control-detail", "adam", "asked", kwargs=at("in_control")),
    Visit("selfassessment:control-detail", "tecla", "returned", kwargs=at("returned")),
    Visit(
        "selfassessment:control-detail",
        "tecla",
        "validated",
        kwargs=at("validated"),
        act=unfold,
    ),
    Visit("selfassessment:control-detail", "adam", "withdrawn", kwargs=at("withdrawn")),
    Visit("selfassessment:control-accept", "tecla", kwargs=at("in_control")),
    Visit(
        "selfassessment:control-question",
        "tecla",
        kwargs=at("in_control", "D2.2"),
        act=_lower,
    ),
    Visit(
        "selfassessment:control-question",
        "tecla",
        "wrong",
        kwargs=at("in_control", "D2.2"),
        act=_wrong,
    ),
    Visit(
        "selfassessment:control-question",
        "adam",
        "second opinion",
        kwargs=at("in_control", "D2.1"),
    ),
    Visit("selfassessment:finding-list", "alice"),
    Visit("selfassessment:finding-list", "rita", "empty"),
    Visit("selfassessment:finding-detail", "alice", kwargs=finding),
    Visit("selfassessment:finding-detail", "tecla", "nothing to do", kwargs=finding),
    Visit("selfassessment:assessment-detail", "alice", "returned", kwargs=at("returned")),
    Visit("selfassessment:assessment-submit", "alice", "returned", kwargs=at("returned")),
    Visit("selfassessment:dimension", "alice", "returned", kwargs=at("returned", "D1")),
    Visit("selfassessment:result", "alice", "validated", kwargs=at("validated"), act=unfold),
]
