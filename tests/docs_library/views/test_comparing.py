"""The difference of two editions has an address, and says so when there is none."""

from typing import Any

import pytest
from django.test import Client

from docs_library.rules import differences

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]
DIFFERENCE = "/biblioteca/INS-04/canvis/1.0...2.0/"


def html(client: Client, address: str, status: int = 200, **asked: str) -> str:
    response = client.get(address, asked, follow=True)
    assert response.status_code == status
    return response.content.decode()


def test_changes_are_counted_marked_and_can_be_stepped_through(client: Client) -> None:
    page = html(client, DIFFERENCE)

    assert "<ins>" in page
    assert "<del>" in page
    assert 'id="canvi-1"' in page
    assert 'href="#canvi-2"' in page
    assert "dos dies hàbils" in page
    assert page.count('class="step') >= 7


def test_old_and_new_stand_side_by_side_on_request(client: Client) -> None:
    assert 'class="sides"' not in html(client, DIFFERENCE)
    assert html(client, DIFFERENCE, vista="costats").count('class="sides"') >= 7


def test_only_what_changed_is_shown_unless_the_whole_text_is_asked_for(client: Client) -> None:
    part, whole = html(client, DIFFERENCE), html(client, DIFFERENCE, mostra="tot")

    assert 'class="left-out"' in part
    assert 'class="left-out"' not in whole
    assert len(whole) > len(part)


def test_the_order_asked_for_is_the_order_shown(client: Client) -> None:
    back = html(client, "/biblioteca/INS-04/canvis/2.0...1.0/", vista="costats")

    assert back.index("2.0</p>") < back.index("1.0</p>")


def test_an_edition_does_not_differ_from_itself(client: Client) -> None:
    page = html(client, "/biblioteca/INS-04/canvis/2.0...2.0/")

    assert 'class="empty"' in page
    assert "<ins>" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/biblioteca/INS-04/canvis/1.0...9.0/",
        "/biblioteca/INS-04/canvis/9.9...2.0/",
        "/biblioteca/INS-99/canvis/1.0...2.0/",
        "/biblioteca/INS-99/canvis/",
        "/biblioteca/INS-04/canvis/?de=9.0&a=2.0",
        "/biblioteca/INS-04/canvis/?de=x&a=<script>",
        "/biblioteca/INS-01/canvis/",
    ],
)
def test_editions_that_do_not_exist_are_told_so_with_those_that_do(
    client: Client, address: str
) -> None:
    page = html(client, address, 404)

    assert "<script>alert" not in page
    assert "/biblioteca/?q=INS-" in page
    if "INS-04" in address:
        assert 'href="/biblioteca/INS-04/v/2.0/"' in page


def test_choosing_two_editions_leads_to_their_address(client: Client) -> None:
    assert client.get("/biblioteca/INS-04/canvis/?de=1.0&a=2.0")["Location"] == DIFFERENCE
    assert client.get("/biblioteca/INS-04/canvis/")["Location"] == DIFFERENCE
    small = client.get("/biblioteca/ins-04/canvis/1.0...2.0/")
    assert (small.status_code, small["Location"]) == (301, DIFFERENCE)


def test_texts_too_long_to_compare_are_refused_in_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(differences, "LONGEST", 10)

    assert client.get(DIFFERENCE).status_code == 422


def test_it_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(8):
        client.get(DIFFERENCE)
