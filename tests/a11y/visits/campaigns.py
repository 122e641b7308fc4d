"""Campaigns: prepared, opened, followed, reminded."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, press, send, unfold
from tests.architecture.url_table.campaigns import body, current, light


def _reversed(page: Page) -> None:
    """Let it close before it opens."""
    page.fill("[name=title]", "Campanya de prova")
    page.fill("[name=opens_on]", "2030-02-01")
    page.fill("[name=closes_on]", "2030-01-01")
    press(page.locator("main form button").first)


def _nobody(page: Page) -> None:
    """Ask for bodies that are not there, in a list with a wrong line."""
    unfold(page)
    page.fill("[name=text]", "Ningú\n0000000000")
    press(page.locator("button[name=preview]"))
    unfold(page)


VISITS = [
    Visit("selfassessment:campaign-list", "adam"),
    Visit("selfassessment:campaign-new", "adam"),
    Visit("selfassessment:campaign-new", "adam", "days reversed", act=_reversed),
    Visit("selfassessment:campaign-detail", "adam", kwargs=current, act=unfold),
    Visit("selfassessment:campaign-detail", "adam", "prepared", kwargs=light),
    Visit("selfassessment:campaign-edit", "adam", kwargs=light),
    Visit("selfassessment:campaign-questions", "adam", kwargs=light),
    Visit("selfassessment:campaign-population", "adam", kwargs=light, act=unfold),
    Visit("selfassessment:campaign-population", "adam", "nobody", kwargs=light, act=_nobody),
    Visit("selfassessment:campaign-open", "adam", kwargs=light),
    Visit("selfassessment:campaign-extend", "adam", kwargs=current),
    Visit("selfassessment:campaign-close", "adam", kwargs=current),
    Visit("selfassessment:campaign-bodies", "adam", kwargs=current),
    Visit("selfassessment:campaign-bodies", "adam", "empty", kwargs=current, query="?q=zzzz"),
    Visit("selfassessment:campaign-add", "adam", "wrong", kwargs=current, act=send),
    Visit("selfassessment:campaign-body", "adam", kwargs=body),
    Visit("selfassessment:campaign-reminders", "adam", kwargs=current, act=unfold),
]
