"""The library finds what people look for, in order, without asking too often."""

from datetime import date
from typing import Any

import pytest

from docs_library.selectors import documents, pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]
TODAY = date(2026, 3, 2)


def test_the_shelves_stand_in_the_order_of_the_library_without_empty_ones() -> None:
    shelves = documents.shelves(documents.in_force(on=TODAY))

    assert [shelf.code for shelf in shelves][:2] == ["governance", "people"]
    assert sum(len(shelf.editions) for shelf in shelves) == 15
    assert documents.shelves([]) == []


def test_the_day_decides_which_edition_is_in_force() -> None:
    assert documents.by_codes(["INS-04"], date(2025, 9, 30))["INS-04"].major == 1
    assert documents.by_codes(["INS-04"], date(2025, 10, 1))["INS-04"].major == 2
    assert documents.by_codes(["INS-04", "INS-99"], date(2020, 1, 1)) == {}
    assert not documents.in_force(on=date(2025, 1, 14)).exists()


def test_before_the_first_day_the_document_shows_the_edition_to_come() -> None:
    early = documents.current("INS-04", on=date(2024, 1, 1))

    assert early is not None
    assert early.standing(date(2024, 1, 1)).code == "future"
    assert documents.current("INS-99", on=TODAY) is None


def test_many_codes_cost_one_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        found = documents.by_codes(["INS-01", "INS-02", "GUI-01"], TODAY)
        assert [found[code].title for code in sorted(found)]


def test_the_page_of_an_edition_links_the_documents_it_names() -> None:
    edition = documents.edition("INS-04", major=2, minor=0)
    assert edition is not None

    page = pages.read(edition, on=TODAY)

    assert 'href="/biblioteca/INS-05/"' in page.html
    assert [str(one.edition.number) for one in page.editions] == ["2.0", "1.0"]
    assert page.in_force is not None
    assert page.in_force.pk == edition.pk


def test_the_last_to_come_into_force_come_first() -> None:
    assert documents.latest(2, on=TODAY)[0].document.code == "INS-04"
