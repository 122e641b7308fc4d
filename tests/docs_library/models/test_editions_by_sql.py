"""The database itself keeps what was published, whatever is asked of it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from docs_library.models import Document, Edition
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

Publish = Callable[..., Edition]
COLUMNS = {
    "title": "'other'",
    "summary": "'other'",
    "text": "'other'",
    "change_kind": "'erratum'",
    "change_note": "'other'",
    "why": "'other'",
    "to_do": "'other'",
    "until": "'2027-01-01'",
    "impact_normative": "'other'",
    "impact_technological": "'other'",
    "impact_organisational": "'other'",
    "origin": "'written'",
    "base_id": "gen_random_uuid()",
    "revision": "9",
    "publish_at": "now()",
    "published_by_id": "1",
    "urgent_reason": "'other'",
    "review_by": "'2027-01-01'",
    "norms": "'{}'",
    "major": "9",
    "minor": "9",
    "effective_from": "'2024-01-01'",
    "published_at": "now()",
    "sha256": "repeat('0', 64)",
    "document_id": "gen_random_uuid()",
    "id": "gen_random_uuid()",
}
EMPTY = "why, to_do, impact_normative, impact_technological, impact_organisational, urgent_reason"
DRAFT = f"""
    INSERT INTO docs_library_edition (id, document_id, title, summary, text,
        change_kind, change_note, norms, state, sha256, origin, revision, {EMPTY})
    VALUES (gen_random_uuid(), %s, 't', 's', '', 'major', '', '{{}}', 'draft', '', 'written',
        0, '', '', '', '', '', '')
"""
PUBLISHED = f"""
    INSERT INTO docs_library_edition (id, document_id, title, summary, text,
        change_kind, change_note, norms, state, sha256, major, minor, published_at,
        effective_from, effective_to, origin, revision, {EMPTY})
    VALUES (gen_random_uuid(), %s, 't', 's', 'x', %s, %s, '{{}}', %s, %s, %s, 0, now(), %s, %s,
        'delivered', 0, '', '', '', '', '', '')
"""
HASH = "a" * 64


def run(statement: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(statement: str, *values: object, says: str) -> None:
    with pytest.raises(Error, match=says):
        run(statement, *values)


def test_every_column_of_the_table_is_frozen_or_named_here() -> None:
    names = {field.column for field in Edition._meta.concrete_fields}

    assert names == COLUMNS.keys() | {"state", "effective_to"}


@pytest.mark.parametrize(("column", "value"), COLUMNS.items())
def test_no_column_of_a_published_edition_changes(
    publish: Publish, column: str, value: str
) -> None:
    publish("1.0", date(2025, 1, 1))

    refused(f"UPDATE docs_library_edition SET {column} = {value}", says="never change")


def test_a_published_edition_is_neither_deleted_nor_truncated(publish: Publish) -> None:
    publish("1.0", date(2025, 1, 1))

    refused("DELETE FROM docs_library_edition", says="permanent")
    run("SET CONSTRAINTS ALL IMMEDIATE")
    refused("TRUNCATE docs_library_edition CASCADE", says="permanent|permission denied")
    refused("DELETE FROM docs_library_document", says="foreign key|permanent")


def test_no_setting_of_a_session_opens_it(publish: Publish) -> None:
    publish("1.0", date(2025, 1, 1))

    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{edition_stays}', true)")
    refused("SET LOCAL session_replication_role = replica", says="permission denied")
    refused("UPDATE docs_library_edition SET text = 'x'", says="never change")
    refused("DELETE FROM docs_library_edition", says="permanent")


@pytest.mark.parametrize("state", ["draft", "nonsense"])
def test_a_published_edition_does_not_become_a_draft_again(publish: Publish, state: str) -> None:
    publish("1.0", date(2025, 1, 1))

    refused("UPDATE docs_library_edition SET state = %s", state, says="does not go")


def test_a_published_edition_may_be_withdrawn_but_not_brought_back(publish: Publish) -> None:
    publish("1.0", date(2025, 1, 1))

    refused("UPDATE docs_library_edition SET state = 'withdrawn'", says="says why")
    run(
        "INSERT INTO docs_library_withdrawal (id, edition_id, reason, actor_id, at) SELECT"
        " gen_random_uuid(), id, 'Ja no serveix a ningú.', %s, now() FROM docs_library_edition",
        UserFactory.create().pk,
    )
    refused("UPDATE docs_library_edition SET state = 'withdrawn'", says="from when")
    run("UPDATE docs_library_edition SET state = 'withdrawn', effective_to = '2026-01-01'")
    refused("UPDATE docs_library_edition SET state = 'published'", says="does not go")


def test_the_past_is_closed_and_the_future_is_not(publish: Publish) -> None:
    today = timezone.localdate()
    publish("1.0", date(2025, 1, 1))
    run("UPDATE docs_library_edition SET effective_to = %s", today + timedelta(days=9))
    run("UPDATE docs_library_edition SET effective_to = %s", today - timedelta(days=9))

    refused("UPDATE docs_library_edition SET effective_to = NULL", says="past of an edition")


def test_two_editions_are_never_in_force_on_the_same_day(
    publish: Publish, document: Document
) -> None:
    publish("1.0", date(2025, 1, 1))

    overlapping = (document.pk, "minor", "", "published", HASH, 2, "2025-06-01", None)
    refused(PUBLISHED, *overlapping, says="one_edition_in_force_at_once")
    refused(
        PUBLISHED,
        *(document.pk, "minor", "", "withdrawn", HASH, 2, "2024-06-01", "2025-01-02"),
        says="one_edition_in_force_at_once",
    )
    run(PUBLISHED, document.pk, "minor", "", "published", HASH, 2, "2024-06-01", "2025-01-01")


def test_a_number_is_given_once(publish: Publish, document: Document) -> None:
    publish("1.0", date(2025, 1, 1))

    again = (document.pk, "minor", "", "published", HASH, 1, "2024-01-01", "2024-02-01")
    refused(PUBLISHED, *again, says="edition_number_is_unique")


def test_a_document_has_one_open_edition_and_nothing_of_it_is_deleted(document: Document) -> None:
    run(DRAFT, document.pk)

    refused(DRAFT, document.pk, says="one_open_edition_a_document")
    refused("DELETE FROM docs_library_edition", says="permanent")
    run("UPDATE docs_library_edition SET state = 'discarded'")
    run(DRAFT, document.pk)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (("minor", "", "published", "no hash", 1, "2025-01-01", None), "is_numbered"),
        (("minor", "", "published", HASH, 0, "2025-01-01", None), "is_numbered"),
        (("minor", "", "published", HASH, None, "2025-01-01", None), "is_numbered"),
        (("minor", "", "published", HASH, 1, None, None), "is_numbered"),
        (("minor", "", "draft", HASH, 1, "2025-01-01", None), "is_numbered"),
        (("minor", "", "published", HASH, 1, "2025-01-02", "2025-01-02"), "ends_after"),
        (("major", "short", "published", HASH, 1, "2025-01-01", None), "says_what_changes"),
        (("minor", "", "lost", HASH, 1, "2025-01-01", None), "is_numbered|state_is_known"),
    ],
)
def test_an_edition_that_is_not_whole_is_refused(
    document: Document, values: tuple[object, ...], says: str
) -> None:
    refused(PUBLISHED, document.pk, *values, says=says)


def test_a_draft_is_not_withdrawn(document: Document) -> None:
    run(DRAFT, document.pk)

    refused(
        "UPDATE docs_library_edition SET state = 'withdrawn', major = 1, minor = 0, sha256 = %s,"
        " published_at = now(), effective_from = '2025-01-01', change_kind = 'minor'",
        HASH,
        says="does not go",
    )


def test_the_code_of_a_document_never_changes_nor_is_used_twice(document: Document) -> None:
    refused("UPDATE docs_library_document SET code = 'INS-91'", says="never changes")
    refused(
        "INSERT INTO docs_library_document (id, code, slug, kind, title, summary, collection,"
        " kinds, bands, owner, is_required, may_be_adapted) SELECT gen_random_uuid(), code, 's',"
        " kind, title, summary, collection, kinds, bands, '', false, true"
        " FROM docs_library_document",
        says="unique",
    )
    refused("DELETE FROM docs_library_document", says="permanent")


@pytest.mark.parametrize("code", ["ins-90", "INS90", "INS-9", "INS-90 ", "../x", ""])
def test_a_code_is_written_in_one_way(code: str) -> None:
    refused(
        "INSERT INTO docs_library_document (id, code, slug, kind, title, summary, collection,"
        " kinds, bands, owner, is_required, may_be_adapted) VALUES (gen_random_uuid(), %s, 's',"
        " 'guide', 't', 's', 'registry', '{}', '{}', '', false, true)",
        code,
        says="document_code_is_well_formed",
    )
