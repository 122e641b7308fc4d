"""Who accompanies whom."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, send
from tests.world import World


def _dip(world: World) -> dict[str, object]:
    return {"pk": world.cast.dip.pk}


def _preview(page: Page) -> None:
    """Paste a list of which one body is new, one as before and one unknown."""
    page.locator("[name=supporter]").select_option(label="Diputació de la Plana")
    page.locator("[name=text]").fill(
        "Ajuntament de Vilanova del Roure\nAjuntament de Sant Pau del Pi\nEnlloc"
    )
    send(page)


VISITS = [
    Visit("governance:support-index", "adam"),
    Visit("governance:support-without", "adam"),
    Visit("governance:support-without", "adam", "empty", query="?q=zzzzzz"),
    Visit("governance:support-assign", "adam"),
    Visit("governance:support-assign", "adam", "errors", act=send),
    Visit("governance:support-assign", "adam", "preview", act=_preview),
    Visit("governance:supporter", "adam", kwargs=_dip),
    Visit("governance:supporter", "aurora", "before", kwargs=_dip, query="?quan=abans"),
    Visit("governance:supporter", "adam", "empty", kwargs=_dip, query="?q=zzzzzz"),
]
