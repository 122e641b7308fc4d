"""The dashboard of the improvement itself."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, press, unfold


def look(page: Page) -> None:
    """Ask what other hours would change."""
    page.locator("#hours-document").fill("30")
    press(page.locator("button[value=look]"))


VISITS = [
    Visit("selfassessment:improving", "adam", act=unfold),
    Visit("selfassessment:improving", "tecla", "odd hours", query="?document=-1"),
    Visit("selfassessment:improving-assumptions", "adam"),
    Visit("selfassessment:improving-assumptions", "adam", "what would change", act=look),
]
