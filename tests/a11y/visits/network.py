"""Kinds and changes of bodies, their network, and what is kept about people."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, send
from tests.worlds import network


def see_effects(page: Page) -> None:
    """Fill in another name and go on to what it brings."""
    page.fill("input[name=name]", "Ajuntament Nou")
    page.fill("input[name=on]", "2026-01-01")
    send(page)


VISITS = [
    Visit("governance:entity-kinds", "alice"),
    Visit(
        "governance:entity-change",
        "adam",
        "effects",
        kwargs=lambda w: {"pk": w.cast.a.pk, "slug": "nom"},
        act=see_effects,
    ),
    Visit(
        "governance:entity-change",
        "adam",
        "errors",
        kwargs=lambda w: {"pk": w.cast.a.pk, "slug": "fusio"},
        act=send,
    ),
    Visit(
        "governance:entity-detail",
        "adam",
        "as administrator, on a day",
        kwargs=lambda w: {"pk": w.cast.a.pk},
        query="?dia=2026-01-01",
    ),
    Visit(
        "governance:entity-detail",
        "adam",
        "taken along",
        kwargs=lambda _w: {"pk": network.emd().pk},
    ),
    Visit("governance:network", "alice"),
    Visit("governance:network", "alice", "empty", query="?q=zzzzzz"),
    Visit("governance:network-alike", "alice"),
    Visit("governance:network-alike", "tecla", "nobody alike"),
    Visit("governance:entity-contact", "alice", kwargs=lambda w: {"pk": w.cast.a.pk}),
    Visit(
        "governance:entity-contact",
        "alice",
        "errors",
        kwargs=lambda w: {"pk": w.cast.a.pk},
        act=send,
    ),
    Visit("governance:personal-data"),
    Visit("governance:personal-data", "adam"),
    Visit("governance:personal-data-export", "bob"),
    Visit("governance:retention", "adam"),
    Visit("governance:trail-line", "aurora", kwargs=lambda _w: {"number": 1}),
]
