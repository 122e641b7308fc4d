"""Who accompanies whom."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, press, send
from tests.world import World


def _dip(world: World) -> dict[str, object]:
    return {"pk": world.cast.dip.pk}


def _unknown(page: Page) -> None:
    """Paste a list that names nobody."""
    page.locator("[name=supporter]").select_option(label="Diputació de la Plana")
    page.locator("[name=text]").fill("Enlloc\n0000000000")
    send(page)


def _move(page: Page) -> None:
    """Tick the first body and ask what moving it would change."""
    page.locator("[name=chosen]").first.check()
    press(page.locator("button[formmethod=get]"))
    page.locator("[name=supporter]").select_option(label="Diputació de la Costa")
    send(page)


VISITS = [
    Visit("governance:support-index", "adam"),
    Visit("governance:support-without", "adam"),
    Visit("governance:support-without", "adam", "empty", query="?q=zzzzzz"),
    Visit("governance:support-assign", "adam"),
    Visit("governance:support-assign", "adam", "errors", act=send),
    Visit("governance:support-assign", "adam", "nothing to do", act=_unknown),
    Visit("governance:supporter", "adam", kwargs=_dip),
    Visit("governance:supporter", "adam", "preview", kwargs=_dip, act=_move),
    Visit("governance:supporter", "aurora", "before", kwargs=_dip, query="?quan=abans"),
    Visit("governance:supporter", "adam", "empty", kwargs=_dip, query="?q=zzzzzz"),
]
