"""The library finds what people look for, best first, and helps those who find nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from docs_library.models import Document, Edition
from docs_library.selectors import searching
from docs_library.selectors.searching import Wanted

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
Publish = Callable[..., Edition]


def codes(**wanted: Any) -> list[str]:
    return [one.document.code for one in searching.search(Wanted(**wanted), on=TODAY)]


def marked(wanted: Wanted) -> list[tuple[str, str]]:
    found = searching.shown(searching.search(wanted, on=TODAY)[:5], wanted, on=TODAY)
    return [
        tuple("".join(f"[{b.text}]" if b.is_hit else b.text for b in part) for part in pair)
        for pair in ((one.title, one.excerpt) for one in found)
    ]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("INS-04", "INS-04"),
        ("ins 04", "INS-04"),
        ("registre d'entrada", "INS-04"),
        ("REGISTRE D’ENTRADA", "INS-04"),
        ("registre d entrada", "INS-04"),
        ("registres", "INS-04"),
        ("digitalitzacio", "INS-05"),
        ("treball col.laboratiu", "GUI-03"),
        ("treball col·laboratiu", "GUI-03"),
        ("l'acollida", "PLA-01"),
        ("notificacions", "INS-08"),
        ("quadre classificacio", "INS-03"),
        ("e-NOTUM paper", "INS-08"),
    ],
)
def test_what_is_looked_for_comes_first(library: None, query: str, first: str) -> None:
    assert codes(query=query)[0] == first


@pytest.mark.parametrize("query", ["xyzzy", "%", "_", "'; xyzzy --", "\\", "registre xyzzy", "de"])
def test_what_is_not_there_is_not_found(library: None, query: str) -> None:
    assert codes(query=query) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.one_of(
        st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
        st.text(alphabet="\"'()&|!:*<>-\\%_·’ael "),
    )
)
@example("-" * 200)
@example("- " * 100)
@example('-"' * 100)
@example("-a" * 100)
@example('"' * 200)
@example("a or -" * 30)
def test_no_query_is_too_hostile(query: str) -> None:
    wanted = Wanted(query=query)

    list(searching.search(wanted, on=TODAY))
    searching.suggestion(wanted, on=TODAY)
    searching.says_nothing(query)


def test_hits_are_marked_in_title_and_text(library: None) -> None:
    title, excerpt = marked(Wanted(query="registres d’entrada"))[0]

    assert title.startswith("[Registre] d’[entrada]")
    assert "[entrada]" in excerpt


def test_the_text_is_quoted_where_the_summary_says_nothing(library: None) -> None:
    (_title, excerpt), *_more = marked(Wanted(query="bústia d’escàner"))

    assert "[búst" in excerpt


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("expedeints", "expedients"),
        ("registre d'entarda", "registre d'entrada"),
        ("xyzzyxyzzy", ""),
        ("registre", ""),
        ("", ""),
    ],
)
def test_a_slip_of_the_hand_is_understood(library: None, query: str, meant: str) -> None:
    assert searching.suggestion(Wanted(query=query), on=TODAY) == meant


def test_nothing_is_suggested_that_would_find_nothing_either(library: None) -> None:
    assert searching.suggestion(Wanted(query="expedeints", kind="form"), on=TODAY) == ""


def test_kinds_collections_impacts_and_bodies_narrow_what_is_found(library: None) -> None:
    assert codes(kind="template") == ["PLA-01"]
    assert set(codes(collection="registry")) == {"INS-04", "INS-05"}
    assert "INS-05" in codes(body_kind="ajuntament")
    assert "INS-05" not in codes(body_kind="patronat")
    with_impact = Edition.objects.in_force(TODAY).exclude(impact_normative="")
    assert set(codes(impact="normative")) == {one.document.code for one in with_impact}


def test_a_document_for_some_sizes_is_for_those_sizes_only(library: None) -> None:
    Document.objects.filter(code="INS-02").update(bands=["T1", "T2"])

    assert "INS-02" in codes(body_kind="ajuntament", body_band="T1")
    assert "INS-02" not in codes(body_kind="ajuntament", body_band="T6")
    assert "INS-02" not in codes(body_kind="emd")


def test_what_is_in_force_comes_before_what_was(publish: Publish) -> None:
    publish("1.0", date(2025, 1, 1), text="## Dragó\n\nDragó dragó dragó dragó dragó.\n")
    publish(
        "2.0", date(2026, 1, 1), text="## Un\n\nText amb un sol dragó al final.\n", kind="minor"
    )

    assert codes(query="dragó") == ["INS-90"]
    found = searching.search(Wanted(query="dragons", historical=True), on=TODAY)
    assert [one.major for one in found] == [2, 1]


def test_a_draft_is_not_found(document: Document) -> None:
    Edition.objects.create(document=document, title="secret", summary="s")

    assert codes(query="secret", historical=True) == []


def test_words_far_down_a_long_text_are_found_and_no_text_is_too_long(publish: Publish) -> None:
    many = " ".join(f"mot{n}" for n in range(150_000))
    publish("1.0", date(2026, 1, 1), text=f"## Drac\n\n{many[:900_000]}\n")

    assert codes(query="drac mot12000") == ["INS-90"]


def test_searching_takes_few_queries(library: None, django_assert_max_num_queries: Any) -> None:
    wanted = Wanted(query="registre")
    with django_assert_max_num_queries(4):
        searching.shown(searching.search(wanted, on=TODAY)[:20], wanted, on=TODAY)


def test_every_published_edition_is_indexed(library: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM docs_library_edition e LEFT JOIN docs_library_searchentry s"
            " ON s.edition_id = e.id WHERE e.state <> 'draft' AND s.edition_id IS NULL"
        )
        assert cursor.fetchone()[0] == 0
