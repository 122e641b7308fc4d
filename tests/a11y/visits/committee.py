"""Bodies of governance: found, named, called, held, decided."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, send, unfold
from tests.architecture.url_table import committee as table


def _nothing(page: Page) -> None:
    """Decide without saying what or why."""
    send(page)


VISITS = [
    Visit("governance:governing-bodies", "anonymous"),
    Visit("governance:governing-body", "adam", kwargs=table.body),
    Visit("governance:governing-body-new", "adam"),
    Visit("governance:governing-body-change", "adam", kwargs=table.body),
    Visit("governance:seat-add", "adam", kwargs=table.body),
    Visit("governance:session-plan", "adam", kwargs=table.body),
    Visit("governance:session", "adam", "called", kwargs=table.called, act=unfold),
    Visit("governance:session", "adam", "open", kwargs=table.held, act=unfold),
    Visit("governance:session", "charlie", "of a member", kwargs=table.held, act=unfold),
    Visit("governance:session-change", "adam", kwargs=table.called),
    Visit("governance:session-item-add", "adam", kwargs=table.called),
    Visit("governance:session-decide", "adam", kwargs=table.item),
    Visit("governance:session-decide", "adam", "nothing said", kwargs=table.item, act=_nothing),
    Visit("governance:decision-register", "anonymous"),
    Visit("governance:decision", "adam", kwargs=table.decision),
]
