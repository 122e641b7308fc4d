"""Joining: the way in, a case in its states for both sides, the queue and its points."""

from playwright.sync_api import Page

from governance.rules import adhesion_states as at
from tests.a11y.visits.visit import Visit, press, send, unfold


def case(who: str, state: str) -> Visit:
    """Return the visit of WHO to the application in STATE."""
    kwargs = lambda w: {"pk": w.adhesion.cases[state].pk}  # noqa: E731 - it is this visit's own
    return Visit("governance:adhesion-case", who, state, kwargs=kwargs)


def send_answers(page: Page) -> None:
    """Send the application though answers are missing."""
    press(page.locator("#answers button[name=send]"))


def see_effect(page: Page) -> None:
    """See what other points would do."""
    page.locator("#id_to_1000").fill("0")
    page.locator("button[name=preview]").click()
    page.locator("#effect table").wait_for()


VISITS = [
    Visit("governance:adhesion-start"),
    Visit("governance:adhesion-start", "alice", "found", query="?q=vall"),
    Visit("governance:adhesion-start", "rosa", "nothing found", query="?q=zzzz"),
    Visit("governance:adhesion-unknown", "rosa"),
    Visit("governance:adhesion-unknown", "rosa", "errors", act=send),
    Visit("governance:adhesion-case", "alice", kwargs=lambda w: {"pk": w.adhesion.draft.pk}),
    Visit(
        "governance:adhesion-case",
        "alice",
        "errors",
        kwargs=lambda w: {"pk": w.adhesion.draft.pk},
        act=send_answers,
    ),
    Visit(
        "governance:adhesion-case",
        "adam",
        "body not in the register",
        kwargs=lambda w: {"pk": w.adhesion.unknown.pk},
        act=unfold,
    ),
    case("alice", at.PAPERS_REQUESTED),
    case("alice", at.AGREEMENT_SENT),
    case("adam", at.UNDER_REVIEW),
    case("adam", at.AGREEMENT_SIGNED),
    case("tecla", at.REJECTED),
    Visit("governance:adhesion-queue", "adam"),
    Visit("governance:adhesion-queue", "adam", "empty", query="?q=zzzz"),
    Visit("governance:adhesion-points", "adam"),
    Visit("governance:adhesion-points", "adam", "effect", act=see_effect),
]
