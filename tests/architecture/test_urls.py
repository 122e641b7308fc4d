"""The table of every URL, method and role: a route without a row fails."""

from collections import Counter

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from docs_library.services import handing_out
from eset_portal.common import pdf
from tests.architecture import routes
from tests.architecture.url_table import ROWS
from tests.architecture.url_table.rows import Row
from tests.cast import ANONYMOUS
from tests.support.sessions import opened
from tests.world import World

POSTS = [row for row in ROWS if set(row.post.values()) - {405, 404, 302, 401}]


CLIENT = Client()
STRICT_CLIENT = Client(enforce_csrf_checks=True)


Sessions = dict[str, str]


@pytest.fixture(scope="module")
def sessions(world: World) -> Sessions:
    """The session of each person: one for all requests, each of which is undone."""
    people = {name: world.cast.person(name) for name in world.cast.names()}
    return {name: opened(person) for name, person in people.items() if person}


@pytest.fixture(scope="module", autouse=True)
def handed_out(world: World) -> None:
    """Let the files of the edition be made once, not for each person anew."""
    for kind in () if pdf.lacking() else ("pdf", "pack"):
        handing_out.file(edition=world.edition, kind=kind, now=timezone.now())


def answer(row: Row, world: World, session: str | None, method: str, client: Client) -> int:
    """Return the status that whoever has SESSION gets; whatever it does is undone."""
    client.cookies.clear()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    with transaction.atomic():
        data = dict(row.data(world)) if method == "post" else None
        response = getattr(client, method)(row.url(world), data)
        transaction.set_rollback(True)
    response.close()  # only now: within the transaction it would take the connection along
    return int(response.status_code)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    in_table = {row.name for row in ROWS}
    in_book = set(routes.names())
    assert in_book - in_table == set(), "routes without a row"
    assert in_table - in_book == set(), "rows without a route"


def test_rows_are_told_apart() -> None:
    twice = [name for name, count in Counter(map(str, ROWS)).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("row", ROWS, ids=str)
@pytest.mark.parametrize("method", ["get", "post"])
def test_everybody_gets_what_the_table_says(
    row: Row, method: str, world: World, sessions: Sessions
) -> None:
    expected = dict(getattr(row, method))
    found = {name: answer(row, world, sessions.get(name), method, CLIENT) for name in expected}
    assert found == expected


def test_whatever_can_be_got_can_be_asked_for_its_head(world: World) -> None:
    got = [row for row in ROWS if row.get[ANONYMOUS] != 405]
    refused = [str(row) for row in got if answer(row, world, None, "head", CLIENT) == 405]
    assert refused == []


@pytest.mark.parametrize("row", POSTS, ids=str)
def test_nothing_is_sent_without_the_token_of_the_form(
    row: Row, world: World, sessions: Sessions
) -> None:
    somebody = next(name for name, status in row.post.items() if status not in (405, 404, 302, 401))
    assert answer(row, world, sessions.get(somebody), "post", STRICT_CLIENT) == 403


def test_the_table_knows_visitors_and_strangers() -> None:
    for row in ROWS:
        assert ANONYMOUS in row.get, row
        assert {"alice", "charlie", "rita"} <= set(row.get), row
