"""Anybody reads the library: each page in its states."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import Client, RequestFactory

from docs_library.models import Document, Edition, Withdrawal
from docs_library.views.home import slot
from governance.models import Entity, Membership, Population, User
from tests.factories import UserFactory
from tests.support.language import reading

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12
# What the page offers who is known: what they read, follow, acknowledge and work by; six of them
# begin and end the notes that they have read it.
MOST_QUERIES_SIGNED_IN = 21
Publish = Callable[..., Edition]


@pytest.fixture
def reader() -> User:
    entity = Entity.objects.create(
        name="Patronat de prova", sort_name="a", search_name="a", kind="patronat"
    )
    user = User.objects.create_user("reader@example.org", full_name="Lectora")
    Membership.objects.create(
        user=user, entity=entity, role="entity_reader", starts_on=date(2024, 1, 1)
    )
    return user


@pytest.fixture
def read(client: Client, settings: Any) -> Callable[[str], str]:
    settings.PORTAL_DEMO = True

    def get(address: str, language: str = "ca", status: int = 200) -> str:
        response = reading(client, language).get(address)
        assert response.status_code == status
        return response.content.decode()

    return get


Read = Callable[..., str]
READABLE = ["/biblioteca/", "/biblioteca/INS-04/", "/biblioteca/INS-04/v/1.0/"]


@pytest.mark.parametrize("address", READABLE)
def test_visitors_and_people_read_with_few_queries(
    library: None,
    client: Client,
    reader: User,
    settings: Any,
    django_assert_max_num_queries: Any,
    address: str,
) -> None:
    settings.PORTAL_DEMO = True
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(address).status_code == 200
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    with django_assert_max_num_queries(MOST_QUERIES_SIGNED_IN):
        assert client.get(address, {"ens": "mine"}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/biblioteca/INS-99/",
        "/biblioteca/INS-04/v/9.9/",
        "/biblioteca/INS-04/v/99999999999.0/",
        "/biblioteca/INS-99/v/1.0/markdown/",
        "/biblioteca/INS-99/v/1.0/paquet.zip",
        "/biblioteca/..%2f..%2fetc/",
        "/biblioteca/%00/",
    ],
)
def test_what_does_not_exist_answers_404(library: None, read: Read, address: str) -> None:
    read(address, status=404)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_reading_changes_nothing(library: None, client: Client, method: str) -> None:
    for address in READABLE:
        assert getattr(client, method)(address).status_code == 405


def test_a_draft_is_seen_by_nobody(client: Client, document: Document) -> None:
    Edition.objects.create(document=document, title="secret", summary="s")

    assert client.get("/biblioteca/INS-90/").status_code == 404
    assert "secret" not in client.get("/biblioteca/").content.decode()


def test_codes_in_small_letters_lead_to_the_document(library: None, client: Client) -> None:
    response = client.get("/biblioteca/ins-04/v/1.0/")

    assert response.status_code == 301
    assert response["Location"] == "/biblioteca/INS-04/v/1.0/"


def test_the_list_groups_by_collection_and_shows_every_document(library: None, read: Read) -> None:
    html = read("/biblioteca/")

    assert html.count('class="shelf"') == 9
    assert html.count('href="/biblioteca/') >= 15
    assert "PLA-01" in html


def test_searching_shows_what_was_found_and_keeps_what_was_asked(library: None, read: Read) -> None:
    html = read("/biblioteca/?q=REGISTRE+d'entrada&tipus=instruction")

    assert "INS-04" in html
    assert "GUI-01" not in html
    assert 'value="REGISTRE d&#x27;entrada"' in html
    assert '<option value="instruction" selected>' in html


@pytest.mark.parametrize(
    "query",
    [
        "q=xyzzy",
        "q=%00xyzzy",
        "q=<script>alert(1)</script>",
        "q=" + "xyzzy" * 500,
        "q=xyzzy&tipus=nonsense&ens=nonsense",
    ],
)
def test_a_search_without_answers_says_what_to_do_and_breaks_nothing(
    library: None, read: Read, query: str
) -> None:
    html = read(f"/biblioteca/?{query}")

    assert 'class="empty"' in html
    assert "<script>alert" not in html


def test_my_body_sees_what_is_for_it(
    library: None, client: Client, reader: User, settings: Any
) -> None:
    settings.PORTAL_DEMO = True
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")

    html = client.get("/biblioteca/?ens=mine").content.decode()

    assert "Patronat de prova" in html
    assert "INS-04" in html
    assert "INS-05" not in html


def test_the_size_of_my_town_counts(
    library: None, client: Client, reader: User, settings: Any
) -> None:
    settings.PORTAL_DEMO = True
    entity = Entity.objects.get()
    Entity.objects.update(kind="ajuntament")
    Document.objects.filter(code="INS-02").update(bands=["T1"])
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")

    for inhabitants, seen in ((None, False), (300, True), (60_000, False)):
        if inhabitants:
            Population.objects.update_or_create(
                entity=entity, year=2024, defaults={"inhabitants": inhabitants}
            )
        assert ("INS-02" in client.get("/biblioteca/?ens=mine").content.decode()) is seen


def test_the_page_has_contents_facts_norms_and_what_changed(library: None, read: Read) -> None:
    html = read("/biblioteca/INS-04/")

    assert html.count("<h1") == 1
    assert 'href="#s-terminis-que-cal-recordar"' in html
    assert 'id="s-terminis-que-cal-recordar"' in html
    assert 'class="change"' in html
    assert "1 d’octubre de 2025" in html
    assert "Llei 39/2015" in html
    assert 'class="alert warn"' not in html


def test_a_past_edition_says_so_and_leads_to_the_one_in_force(library: None, read: Read) -> None:
    html = read("/biblioteca/INS-04/v/1.0/")

    assert 'class="alert warn"' in html
    assert 'href="/biblioteca/INS-04/"' in html
    assert "30 de setembre de 2025" in html  # the last day, not the first one without it
    assert "dos dies hàbils" in html
    assert 'class="change"' not in html


def test_an_edition_to_come_and_one_withdrawn_say_so(
    publish: Publish, read: Read, now: datetime
) -> None:
    edition = publish("1.0", date(2999, 1, 1))
    assert 'class="alert warn"' in read("/biblioteca/INS-90/")
    assert "INS-90" not in read("/biblioteca/")

    Withdrawal.objects.create(
        edition=edition, reason="S’ha publicat per error.", actor=UserFactory.create(), at=now
    )
    edition.state, edition.effective_to = "withdrawn", edition.effective_from
    edition.save()
    assert 'class="tag bad"' in read("/biblioteca/INS-90/v/1.0/")


@pytest.mark.parametrize(("language", "marked"), [("ca", False), ("es", True), ("en", True)])
def test_texts_are_marked_as_catalan_where_the_page_is_not(
    library: None, read: Read, language: str, *, marked: bool
) -> None:
    assert ('<article data-quotable lang="ca"' in read("/biblioteca/INS-04/", language)) is marked
    assert ('<h1 lang="ca">' in read("/biblioteca/INS-04/", language)) is marked
    assert ('lang="ca"><a href="/biblioteca/' in read("/biblioteca/", language)) is marked


def test_paper_copies_say_that_nobody_keeps_them_up_to_date(library: None, read: Read) -> None:
    assert 'class="uncontrolled"' in read("/biblioteca/INS-04/")


@pytest.fixture
def visit(rf: RequestFactory) -> HttpRequest:
    request = rf.get("/")
    request.user = AnonymousUser()
    return request


def test_the_home_page_shows_what_came_into_force_last(library: None, visit: HttpRequest) -> None:
    html = slot(visit)

    assert "INS-04" in html
    assert "/biblioteca/" in html
