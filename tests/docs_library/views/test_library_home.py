"""The home of the library: shelves and filters, a search and what helps when it finds nothing."""

from typing import Any

import pytest
from django.test import Client

from docs_library.models import Edition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]


def html(client: Client, **asked: str) -> str:
    response = client.get("/biblioteca/", asked)
    assert response.status_code == 200
    return response.content.decode()


def test_hits_are_marked_and_the_best_comes_first(client: Client) -> None:
    page = html(client, q="registres d’entrada")

    assert "<mark>Registre</mark> d’<mark>entrada</mark>" in page
    assert page.index("INS-04") < page.index("GUI-02")


def test_a_slip_is_understood_and_can_be_followed(client: Client) -> None:
    page = html(client, q="expedeints")

    assert 'href="?q=expedients"' in page
    assert 'class="empty"' in page


def test_words_of_every_text_are_told_apart_from_words_of_none(client: Client) -> None:
    assert html(client, q="de la") != html(client, q="xyzzy").replace("xyzzy", "de la")


def test_editions_not_in_force_are_found_on_request_only(client: Client) -> None:
    assert "/biblioteca/INS-04/v/1.0/" not in html(client, q="registre")
    assert "/biblioteca/INS-04/v/1.0/" in html(client, q="registre", historiques="1")


def test_when_only_the_past_has_the_words_it_says_so(client: Client) -> None:
    only_past = Edition.objects.get(document__code="INS-04", major=1)
    page = html(client, q='"dos dies hàbils a una persona"')

    assert only_past.standing(only_past.effective_to or only_past.effective_from)  # type: ignore[arg-type]
    assert "historiques=1" in page


def test_collections_and_impacts_filter(client: Client) -> None:
    page = html(client, colleccio="registry")

    assert "INS-04" in page
    assert "GUI-01" not in page
    assert 'value="registry" selected' in page
    assert html(client, impacte="normative", colleccio="nonsense", tipus="nonsense")


def test_a_branch_of_the_collections_holds_all_that_stands_below_it(client: Client) -> None:
    page = html(client, colleccio="documents")

    assert all(code in page for code in ("INS-02", "INS-04", "INS-06", "INS-09"))
    assert "GUI-01" not in page
    assert 'value="documents" selected' in page
    assert 'href="?colleccio=guarantees"' in html(client)


def test_results_come_in_pages_and_a_page_that_is_not_there_is_the_last(client: Client) -> None:
    assert "<html" in html(client, historiques="1", page="nonsense")
    assert "<html" in html(client, historiques="1", page="9999")


@pytest.mark.parametrize(
    "query",
    [
        "' OR 1=1 --", "((((", "&&& | !", '"""', "-", "--", "\\", "%_%", "a" * 5000, "\x00\x01",
        "<script>alert(1)</script>", "ŀ·l’'´`", "\u202e\u2066", "🦄", "1/0", "*", "or or", "-a -b",
    ],
)  # fmt: skip
def test_no_search_breaks_the_page(client: Client, query: str) -> None:
    page = html(client, q=query)

    assert "<script>alert" not in page


def test_searching_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(8):
        html(client, q="registre")
