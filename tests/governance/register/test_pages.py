"""The pages of the register."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from governance import access
from governance.models import AuditEvent, Entity
from governance.services import supports
from governance.services.importing import Summary
from tests.conftest import LogIn
from tests.factories import UserFactory, member

pytestmark = pytest.mark.django_db
LIST = "/ens/"
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _open(settings) -> None:  # type: ignore[no-untyped-def] # pytest-django's own
    settings.PORTAL_DEMO = True


@pytest.fixture
def alpens(loaded: Summary) -> Entity:
    return Entity.objects.get(name="Ajuntament d'Alpens")


@pytest.fixture
def client(alpens: Entity, log_in: LogIn) -> Client:
    client = log_in(member(alpens, "entity_reader"))
    access.sync(alpens, on=TODAY)
    client.cookies["django_language"] = "en"
    return client


def names(client: Client, **asked: str) -> list[str]:
    page = client.get(LIST, asked).context["page_obj"]
    return [body.name for body in page]


def total(client: Client, **asked: str) -> int:
    return int(client.get(LIST, asked).context["page_obj"].paginator.count)


def test_a_visitor_is_led_to_the_sign_in(loaded: Summary) -> None:
    for address in (LIST, reverse("governance:entity-detail", args=[Entity.objects.first().pk])):
        response = Client().get(address)
        assert response.status_code == 302
        assert "/compte/login/" in response["Location"]


def test_somebody_without_any_role_is_told_why_not(loaded: Summary, log_in: LogIn) -> None:
    client = log_in(UserFactory.create())

    assert client.get(LIST).status_code == 403
    assert client.post("/ens/exporta/csv/").status_code == 403


def test_the_list_shows_fifty_in_catalan_order(client: Client) -> None:
    shown = names(client)

    assert len(shown) == 50
    assert shown[:3] == [
        *("Ajuntament d'Abella de la Conca", "Ajuntament d'Abrera", "Ajuntament d'Àger")
    ]
    assert total(client) == 1026


def test_the_list_takes_at_most_twelve_queries(
    client: Client, alpens: Entity, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def] # pytest-django's own
    dip = Entity.objects.get(name="Diputació de Barcelona")
    bodies = Entity.objects.filter(kind="ajuntament", province="08")
    supports.assign(entities=bodies, supporter=dip, on=date(2021, 1, 1), today=TODAY, actor=None)

    with django_assert_max_num_queries(12):
        client.get(LIST, {"q": "sant", "band": "T4", "sort": "comarca", "supporter": str(dip.pk)})
    with django_assert_max_num_queries(12):
        client.get(LIST)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bruc", "Ajuntament del Bruc"),
        ("lametlla", "Ajuntament de l'Ametlla de Mar"),
        ("080018", "Ajuntament d'Abrera"),
        ("9821920002", "Consorci Administració Oberta de Catalunya"),
    ],
)
def test_search_ignores_accents_articles_and_case_and_knows_codes(
    client: Client, query: str, first: str
) -> None:
    assert names(client, q=query)[0] == first


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"kind": "consell_comarcal"}, 40),
        ({"comarca": "43"}, 8),
        ({"comarca": "43", "kind": "emd"}, 0),
        ({"kind": "consorci", "band": "T1"}, 0),
    ],
)
def test_filters_narrow_the_list(client: Client, asked: dict[str, str], count: int) -> None:
    assert total(client, **asked) == count


def test_the_bands_share_the_ajuntaments_out(client: Client) -> None:
    bands = [total(client, band=f"T{number}") for number in range(1, 7)]

    assert sum(bands) == 947
    assert all(bands)


def test_the_supporter_filters_what_it_accompanies_today(client: Client, alpens: Entity) -> None:
    dip = Entity.objects.get(name="Diputació de Barcelona")
    supports.assign(entities=[alpens], supporter=dip, on=date(2021, 1, 1), today=TODAY, actor=None)

    assert names(client, supporter=str(dip.pk)) == [alpens.name]


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("-inhabitants", "Ajuntament de Barcelona"),
        ("comarca", "Ajuntament d'Aiguamúrcia"),
        ("-name", "Ajuntament de Xerta"),
    ],
)
def test_the_list_sorts(client: Client, sort: str, first: str) -> None:
    assert names(client, sort=sort, kind="ajuntament")[0] == first


@pytest.mark.parametrize(
    "asked",
    [{"kind": "castell"}, {"sort": "x"}, {"page": "999"}, {"supporter": "x"}, {"comarca": "99"}],
)
def test_what_makes_no_sense_does_no_harm(client: Client, asked: dict[str, str]) -> None:
    assert client.get(LIST, asked).status_code == 200


@pytest.mark.parametrize("query", ["\x00", "%", "_", "'; --", "a" * 5000, "l·l", "=1"])
def test_no_query_breaks_the_list(client: Client, query: str) -> None:
    assert client.get(LIST, {"q": query}).status_code == 200


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    text = client.get(LIST, {"q": "zzzz"}).content.decode()

    assert "No body is like that" in text
    assert "Show all bodies" in text


def test_htmx_gets_the_results_alone_and_the_way_back_gets_the_page(client: Client) -> None:
    part = client.get(LIST, {"q": "bruc"}, headers={"HX-Request": "true"})
    back = client.get(LIST, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert part.content.decode().lstrip().startswith("<section")
    assert "<h1>" in back.content.decode()
    assert "HX-Request" in part["Vary"]


def test_the_csv_holds_what_was_filtered_and_leaves_a_line(client: Client, alpens: Entity) -> None:
    response = client.post("/ens/exporta/csv/?comarca=43")

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 + 8
    assert rows[1][:2] == ["0800440003", "Ajuntament d'Alpens"]
    line = AuditEvent.objects.get(verb="register.exported")
    assert (line.facts["entities"], line.facts["file_type"]) == (8, "csv")
    assert line.acting_for == alpens


def test_the_workbook_holds_numbers_as_numbers(client: Client) -> None:
    response = client.post("/ens/exporta/xlsx/?q=abrera")

    sheet = load_workbook(io.BytesIO(response.content)).worksheets[0]
    row = [cell.value for cell in sheet[2]]
    assert row[0] == "0800180001"
    assert 12981 in row


def test_nothing_leaves_as_a_formula(client: Client, alpens: Entity) -> None:
    Entity.objects.filter(pk=alpens.pk).update(name="=HYPERLINK(1)")

    assert "'=HYPERLINK(1)" in client.post("/ens/exporta/csv/?comarca=43").content.decode()


def test_only_a_post_takes_the_register_away(client: Client) -> None:
    assert client.get("/ens/exporta/csv/").status_code == 405
    assert client.post("/ens/exporta/pdf/").status_code == 404


def test_the_page_of_a_body_tells_what_held_when(client: Client, alpens: Entity) -> None:
    text = client.get(reverse("governance:entity-detail", args=[alpens.pk])).content.decode()

    for fact in ("0800440003", "500 inhabitants or fewer", "Lluçanès", "Osona", "270", "273"):
        assert fact in text
    assert "since May 12, 2023" in text
    assert "until May 12, 2023" in text
    assert 'class="dot d4"' in text


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("EMD de Bellaterra", "Ajuntament de Cerdanyola del Vallès"),
        ("Ajuntament de Tortosa", "EMD de Bítem"),
        ("Conselh Generau d'Aran", "Governs"),
        ("Consorci Català pel Desenvolupament Local", "Not known yet"),
    ],
)
def test_every_kind_of_body_has_its_page(client: Client, name: str, fact: str) -> None:
    entity = Entity.objects.get(name=name)

    assert fact in client.get(f"/ens/{entity.pk}/").content.decode()


def test_a_body_that_nobody_knows_is_not_found(client: Client) -> None:
    assert client.get("/ens/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_a_body_that_depends_on_another_stands_where_that_one_stands(client: Client) -> None:
    entity = Entity.objects.get(name="EMD de Bellaterra")

    with translation.override("en"):
        assert client.get(f"/ens/{entity.pk}/").context["map"] is not None
