"""The questionnaire on paper, and a workbook that came back."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, press, unfold
from tests.architecture.url_table.round_trip import paper, preview


def _wrong(page: Page) -> None:
    """Hand in something that is no workbook."""
    file = {"name": "llista.xlsx", "mimeType": "text/plain", "buffer": b"Codi;Resposta"}
    page.locator("#file").set_input_files([file])  # type: ignore[list-item]  # a payload
    press(page.locator("main form button"))


VISITS = [
    Visit("selfassessment:paper", "alice", kwargs=paper),
    Visit("selfassessment:paper", "rosa", "empty", kwargs=paper, query="?buit"),
    Visit("selfassessment:workbook", "alice", kwargs=paper),
    Visit("selfassessment:workbook", "alice", "wrong", kwargs=paper, act=_wrong),
    Visit("selfassessment:workbook", "rosa", "for reading", kwargs=paper),
    Visit("selfassessment:workbook-preview", "alice", kwargs=preview, act=unfold),
]
