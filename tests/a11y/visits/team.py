"""Teams, invitations, accesses and accounts."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, send
from tests.world import World
from tests.worlds.team import TOKEN


def _a(world: World) -> dict[str, object]:
    return {"pk": world.cast.a.pk}


def _person(name: str):
    return lambda world: {"pk": world.cast.a.pk, "user": world.cast.person(name).pk}


def _bob(world: World) -> dict[str, object]:
    return {"user": world.cast.bob.pk}


def _ask(page: Page) -> None:
    """Press the button that asks first."""
    page.locator("form[data-confirm] button").last.click()
    page.locator("dialog[open]").wait_for()


VISITS = [
    Visit("governance:team", "alice", kwargs=_a),
    Visit("governance:team", "adam", "as administrator", kwargs=_a),
    Visit("governance:team", "aurora", "without buttons", kwargs=_a),
    Visit("governance:team-person", "alice", kwargs=_person("bob")),
    Visit("governance:team-person", "alice", "last manager", kwargs=_person("alice")),
    Visit("governance:team-person", "adam", "asked first", kwargs=_person("alice"), act=_ask),
    Visit("governance:team-invite", "alice", kwargs=_a),
    Visit("governance:team-invite", "alice", "errors", kwargs=_a, act=send),
    Visit("governance:team-hand-over", "alice", kwargs=_a),
    Visit("governance:team-review", "alice", kwargs=_a),
    Visit("governance:access-list", "adam"),
    Visit("governance:access-list", "adam", "empty", query="?q=zzzzzz"),
    Visit("governance:account", "adam", kwargs=_bob),
    Visit("governance:account", "aurora", "read only", kwargs=_bob),
    Visit("governance:invitation-letter", state="newcomer", kwargs=lambda _w: {"token": TOKEN}),
    Visit(
        "governance:invitation-letter",
        state="errors",
        kwargs=lambda _w: {"token": TOKEN},
        act=send,
    ),
    Visit(
        "governance:invitation-letter",
        "charlie",
        "for somebody else",
        kwargs=lambda _w: {"token": TOKEN},
    ),
    Visit("governance:invitation-letter", state="unknown", kwargs=lambda _w: {"token": "x"}),
]
