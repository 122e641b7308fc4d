"""Notices, following, acknowledging and adopting, as people meet them."""

from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from docs_library.models import Acknowledgement, Adoption, Edition
from docs_library.rules import telling as rules
from docs_library.selectors import notices
from docs_library.services import heralding, releasing, telling
from governance.models import User
from tests.cast import Cast
from tests.docs_library.conftest import NOW
from tests.factories import EntityFactory, SupportFactory, member, sync
from tests.support.language import reading

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

Publish = Callable[..., Edition]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def edition(publish: Publish) -> Edition:
    publish("1.0", date(2025, 1, 1))
    return publish("2.0", date(2026, 2, 1), text="## Altre\n", kind="major")


@pytest.fixture
def told(edition: Edition, cast: Cast) -> Edition:
    """The edition, after everybody has been told of it."""
    heralding.herald(rules.PUBLISHED, edition=edition, now=NOW)
    for key in notices.untold():
        telling.tell(news=key, now=NOW)
    return edition


def signed_in(client: Client, person: object) -> Client:
    client.force_login(person)  # type: ignore[arg-type]
    client.cookies["django_language"] = "en"
    return client


def test_a_notice_is_shown_and_marked_as_read(client: Client, told: Edition, cast: Cast) -> None:
    signed_in(client, cast.rosa)
    page = client.get("/biblioteca/avisos/").text
    assert "INS-90 2.0 Prova" in page
    notice = notices.of(cast.rosa).get()
    client.post("/biblioteca/avisos/llegits/", {"notice": notice.pk})
    assert notices.unread(cast.rosa) == 0
    assert notices.unread(cast.bob) == 1


def test_nobody_marks_the_notice_of_somebody_else(
    client: Client, told: Edition, cast: Cast
) -> None:
    notice = notices.of(cast.bob).get()
    signed_in(client, cast.rosa).post("/biblioteca/avisos/llegits/", {"notice": notice.pk})
    assert notices.unread(cast.bob) == 1


def test_who_opens_the_document_has_read_the_notice(
    client: Client, told: Edition, cast: Cast
) -> None:
    signed_in(client, cast.rosa).get("/biblioteca/INS-90/")
    assert notices.unread(cast.rosa) == 0


def test_a_document_is_followed_from_its_page_and_no_longer(
    client: Client, edition: Edition, cast: Cast
) -> None:
    signed_in(client, cast.rosa).post("/biblioteca/INS-90/segueix/", {"rhythm": "daily"})
    assert [row.target for row in notices.subscriptions(cast.rosa)] == ["INS-90 Prova"]
    assert "INS-90 Prova" in client.get("/biblioteca/avisos/seguiments/").text
    client.post("/biblioteca/INS-90/segueix/", {"rhythm": ""})
    assert notices.subscriptions(cast.rosa) == []


@pytest.mark.parametrize("what", ["collection:nowhere", "norm:1", "document:1", ""])
def test_nothing_is_followed_that_is_not(
    client: Client, edition: Edition, cast: Cast, what: str
) -> None:
    answer = signed_in(client, cast.rosa).post(
        "/biblioteca/avisos/seguiments/", {"what": what, "rhythm": "daily"}
    )
    assert answer.status_code == 422


def test_a_part_of_the_library_is_followed_from_its_page(
    client: Client, edition: Edition, cast: Cast
) -> None:
    signed_in(client, cast.rosa)
    part = client.get("/biblioteca/?colleccio=documents").text
    assert "/biblioteca/avisos/seguiments/?what=collection:documents" in part
    assert "/biblioteca/colleccio/documents/canvis.atom" in part
    page = client.get("/biblioteca/avisos/seguiments/?what=collection:documents").text
    assert '<option value="collection:documents" selected>' in page
    form = {"what": "collection:documents", "rhythm": "daily"}
    client.post("/biblioteca/avisos/seguiments/", form)
    assert [row.target for row in notices.subscriptions(cast.rosa)] == ["Documents and procedures"]
    assert "Documents and procedures</a>" in client.get("/biblioteca/avisos/seguiments/").text


def test_everything_for_ones_body_comes_in_the_rhythm_chosen(
    client: Client, edition: Edition, cast: Cast
) -> None:
    form = {"what": "body", "rhythm": "daily"}
    signed_in(client, cast.rosa).post("/biblioteca/avisos/seguiments/", form)
    assert notices.body_rhythm(cast.rosa) == rules.DAILY


def test_staff_say_that_they_have_read_and_the_page_says_so(
    client: Client, edition: Edition, cast: Cast
) -> None:
    signed_in(client, cast.rosa)
    assert "I have read it" in client.get("/biblioteca/INS-90/").text
    client.post("/biblioteca/INS-90/v/2.0/llegit/")
    assert Acknowledgement.objects.get().user == cast.rosa
    assert "I have read it" not in client.get("/biblioteca/INS-90/").text
    page = signed_in(client, cast.alice).get("/biblioteca/lectures/").text
    assert "Rosa Roure" in page
    assert "Carles Pi" not in page


def test_the_manager_says_by_what_the_body_works(
    client: Client, edition: Edition, cast: Cast
) -> None:
    signed_in(client, cast.alice)
    assert client.post("/biblioteca/INS-90/v/2.0/adopta/", {"on": "ahir"}).status_code == 422
    client.post("/biblioteca/INS-90/v/2.0/adopta/", {"on": "2026-02-03"})
    assert Adoption.objects.get().entity == cast.a
    assert "works by edition 2.0" in client.get("/biblioteca/INS-90/").text


def test_a_supporter_sees_its_own_bodies_on_the_board(
    client: Client, edition: Edition, cast: Cast
) -> None:
    page = signed_in(client, cast.tecla).get("/biblioteca/adopcio/?document=INS-90").text
    assert cast.a.name in page
    assert cast.b.name not in page
    table = client.get("/biblioteca/adopcio/taula.csv").content.decode("utf-8-sig")
    assert [line.split(";")[0] for line in table.splitlines()[1:]] == [cast.a.name]
    assert client.get("/biblioteca/adopcio/?document=INS-99").status_code == 404


@pytest.mark.parametrize("address", ["adopcio/", "lectures/xifres/"])
def test_the_boards_ask_as_much_for_many_bodies_as_for_few(
    client: Client, edition: Edition, cast: Cast, address: str
) -> None:
    signed_in(client, cast.adam)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/biblioteca/{address}").status_code == 200
        return len(found)

    asked()
    few = asked()
    for _ in range(15):
        body = EntityFactory.create()
        SupportFactory.create(entity=body)
        member(body, "entity_manager")
        sync(body, on=timezone.localdate())
    assert asked() == few


def test_feeds_tell_visitors_what_was_published(client: Client, edition: Edition) -> None:
    parts = [f"colleccio/{code}/canvis.atom" for code in ("registry", "documents")]
    for address in ("canvis.atom", *parts, "INS-90/canvis.atom"):
        feed = ElementTree.fromstring(client.get(f"/biblioteca/{address}").content)  # noqa: S314
        names = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
        assert names == ["INS-90 2.0 · Prova", "INS-90 1.0 · Prova"]
    elsewhere = client.get("/biblioteca/colleccio/guarantees/canvis.atom")
    assert elsewhere.status_code == 200
    assert "INS-90" not in elsewhere.text
    for address in ("colleccio/nowhere/canvis.atom", "INS-91/canvis.atom"):
        assert client.get(f"/biblioteca/{address}").status_code == 404


def test_the_feed_of_everything_tells_a_release_too(
    client: Client, edition: Edition, april: User
) -> None:
    note = "Tots els documents vigents avui."
    releasing.release(name="2026.1", on=NOW.date(), change_note=note, by=april, now=NOW)

    feed = ElementTree.fromstring(reading(client).get("/biblioteca/canvis.atom").content)  # noqa: S314

    told = [
        (one.findtext(f"{ATOM}title"), one.findtext(f"{ATOM}summary"))
        for one in feed.iter(f"{ATOM}entry")
    ]
    assert ("Release 2026.1 of the method", note) in told
    assert len(told) == 3
