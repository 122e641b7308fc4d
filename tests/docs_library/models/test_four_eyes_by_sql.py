"""Attacks on editing and publishing by raw SQL, as the role of the app: the database refuses."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import Error, connection, transaction

from docs_library.models import Edition
from docs_library.services import issuing, reviewing
from governance.models import User
from tests.docs_library.conftest import NOW

pytestmark = pytest.mark.django_db

Write = Callable[..., Edition]
REVIEW = """
    INSERT INTO docs_library_review (id, edition_id, reviewer_id, decision, sha256, revision,
        comment, at)
    SELECT gen_random_uuid(), id, %s, %s, coalesce(%s, sha256), coalesce(%s, revision),
        'Un comentari llarg.', now()
    FROM docs_library_edition WHERE id = %s
"""
PUBLISH = """
    UPDATE docs_library_edition SET state = 'published', major = 1, minor = 1,
        published_at = now(), published_by_id = %s, effective_from = '2999-01-01'
    WHERE id = %s
"""


def run(statement: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(statement: str, *values: object, says: str) -> None:
    with pytest.raises(Error, match=says):
        run(statement, *values)


def set_(edition: Edition, what: str) -> str:
    return f"UPDATE docs_library_edition SET {what} WHERE id = '{edition.pk}'"


@pytest.fixture
def submitted(draft: Edition, edith: User, write: Write) -> Edition:
    """What edith wrote and handed in."""
    row = write(draft, edith, text="Nou.", change_note="Diu una cosa nova.")
    return reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)


@pytest.fixture
def approved(submitted: Edition, april: User) -> Edition:
    """What april approved."""
    return reviewing.approve(edition=submitted, seen=submitted.revision, by=april, now=NOW)


def test_the_attacks_are_made_as_the_role_of_the_app(draft: Edition) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tableowner <> current_user FROM pg_tables WHERE tablename = %s",
            ["docs_library_edition"],
        )
        assert cursor.fetchone() == (True,)


@pytest.mark.parametrize("column", ["text", "title", "change_note", "why", "impact_normative"])
def test_no_word_changes_without_a_revision(draft: Edition, column: str) -> None:
    refused(set_(draft, f"{column} = 'other'"), says="leaves a revision")


def test_a_made_up_hash_is_not_taken(draft: Edition, edith: User) -> None:
    run(
        "INSERT INTO docs_library_revision (id, edition_id, number, content, sha256, origin,"
        " author_id, created_at) VALUES (gen_random_uuid(), %s, %s, '{}', %s, 'typed', %s, now())",
        *(draft.pk, draft.revision + 1, "a" * 64, edith.pk),
    )
    refused(
        set_(draft, f"text = 'x', revision = revision + 1, sha256 = '{'a' * 64}'"),
        says="hash is not that of the content",
    )


def test_a_revision_neither_skips_nor_repeats_a_number(draft: Edition, edith: User) -> None:
    for number in (draft.revision, draft.revision + 2):
        refused(
            "INSERT INTO docs_library_revision (id, edition_id, number, content, sha256, origin,"
            " author_id, created_at)"
            " VALUES (gen_random_uuid(), %s, %s, '{}', %s, 'typed', %s, now())",
            *(draft.pk, number, "a" * 64, edith.pk),
            says="saved first",
        )


@pytest.mark.parametrize(
    "table", ["revision", "review", "editionmove", "withdrawal", "storedfile", "release"]
)
def test_what_happened_is_neither_changed_nor_taken_away(approved: Edition, table: str) -> None:
    refused(f"UPDATE docs_library_{table} SET id = gen_random_uuid()", says="permission denied")
    refused(f"DELETE FROM docs_library_{table}", says="permission denied")
    refused(f"TRUNCATE docs_library_{table} CASCADE", says="permission denied|never emptied")


def test_a_contributor_does_not_approve(submitted: Edition, edith: User) -> None:
    edith.is_superuser = True
    edith.save()

    refused(REVIEW, edith.pk, "approve", None, None, submitted.pk, says="four eyes")


def test_an_approval_is_of_what_the_edition_says_now(submitted: Edition, april: User) -> None:
    stale = "b" * 64
    refused(REVIEW, april.pk, "approve", stale, None, submitted.pk, says="says now")
    refused(REVIEW, april.pk, "approve", None, 1, submitted.pk, says="says now")


def test_a_draft_is_not_reviewed(draft: Edition, april: User) -> None:
    refused(REVIEW, april.pk, "approve", None, None, draft.pk, says="not reviewed while draft")


@pytest.mark.parametrize("state", ["approved", "scheduled", "published"])
def test_nothing_goes_on_without_an_approval(submitted: Edition, april: User, state: str) -> None:
    if state == "published":
        refused(PUBLISH, april.pk, submitted.pk, says="four eyes")
    else:
        when = "publish_at = now(), effective_from = '2999-01-01'"
        refused(set_(submitted, f"state = '{state}', {when}"), says="four eyes|does not go")


def test_an_approved_text_does_not_change_and_an_old_approval_does_not_count(
    approved: Edition, edith: User, april: User, write: Write
) -> None:
    refused(set_(approved, "text = 'x'"), says="does not change while approved")
    changed = write(approved, edith, text="Una altra cosa.")

    refused(set_(changed, "state = 'approved'"), says="four eyes")
    refused(PUBLISH, april.pk, changed.pk, says="four eyes")


def test_changes_asked_for_later_undo_an_approval(approved: Edition, april: User) -> None:
    run(REVIEW, april.pk, "request_changes", None, None, approved.pk)

    refused(PUBLISH, april.pk, approved.pk, says="four eyes")


@pytest.mark.parametrize("table", ["attachment", "editionnorm"])
def test_parts_do_not_change_once_approved_or_published(
    approved: Edition, april: User, table: str
) -> None:
    publish = issuing.publish(
        edition=approved,
        seen=approved.revision,
        by=april,
        effective_from=NOW.date(),
        now=NOW,
    )
    assert publish.norm_links.count() == 1
    add = {
        "attachment": "INSERT INTO docs_library_attachment (id, edition_id, stored_id, name,"
        " position) VALUES (gen_random_uuid(), %s, gen_random_uuid(), 'x.pdf', 0)",
        "editionnorm": "INSERT INTO docs_library_editionnorm (id, edition_id, norm_id, citation,"
        " position) SELECT gen_random_uuid(), %s, norm_id, 'x', 9 FROM docs_library_editionnorm",
    }[table]
    refused(add, publish.pk, says="do not change while published")
    refused(f"TRUNCATE docs_library_{table}", says="permanent|permission denied")
    if table == "editionnorm":
        refused(f"UPDATE docs_library_{table} SET citation = 'x'", says="do not change while")
        refused(f"DELETE FROM docs_library_{table}", says="do not change while")


def test_norms_taken_from_a_draft_behind_its_back_stop_its_review(
    draft: Edition, edith: User, write: Write
) -> None:
    row = write(draft, edith, text="Nou.", change_note="Nou.")
    run("DELETE FROM docs_library_editionnorm WHERE edition_id = %s", row.pk)

    refused(set_(row, "state = 'in_review'"), says="norms of the edition")


def test_a_number_is_above_those_published_and_no_day_is_in_the_past(
    approved: Edition, april: User
) -> None:
    lower = PUBLISH.replace("major = 1, minor = 1", "major = 1, minor = 0")
    refused(lower, april.pk, approved.pk, says="unique")
    past = PUBLISH.replace("2999-01-01", "2026-01-01")
    refused(past, april.pk, approved.pk, says="before it is published|in_force_at_once")


def test_what_is_scheduled_does_not_come_out_early(approved: Edition, april: User) -> None:
    run(
        set_(
            approved, "state = 'scheduled', publish_at = '2998-01-01', effective_from = '2999-1-1'"
        )
    )

    refused(PUBLISH, april.pk, approved.pk, says="before its time")
    refused(set_(approved, "publish_at = NULL"), says="scheduled_edition_says_when")


def test_urgency_has_a_reason_and_a_review(submitted: Edition, april: User) -> None:
    urgent = PUBLISH.replace("SET state", "SET urgent_reason = 'Pressa', state")
    refused(urgent, april.pk, submitted.pk, says="urgent_edition_says_why")


@pytest.mark.parametrize(
    ("before", "after"),
    [("draft", "approved"), ("draft", "scheduled"), ("in_review", "scheduled")],
)
def test_no_state_is_skipped(draft: Edition, submitted: Edition, before: str, after: str) -> None:
    if before == "draft":
        run(set_(submitted, "state = 'draft'"))
    refused(set_(submitted, f"state = '{after}'"), says="does not go|says_when")


def test_what_is_discarded_stays_so(draft: Edition) -> None:
    run(set_(draft, "state = 'discarded'"))

    refused(set_(draft, "state = 'draft'"), says="does not go")


@pytest.mark.parametrize("column", ["document_id", "base_id", "origin"])
def test_where_an_edition_comes_from_never_changes(draft: Edition, column: str) -> None:
    value = "'delivered'" if column == "origin" else "gen_random_uuid()"
    refused(set_(draft, f"{column} = {value}"), says="never changes")


def test_a_written_edition_is_born_as_an_empty_draft(draft: Edition) -> None:
    copy = (
        "INSERT INTO docs_library_edition SELECT (e).* FROM (SELECT jsonb_populate_record(x,"
        " jsonb_build_object('id', gen_random_uuid(), 'origin', 'written', %s::text, %s::text))"
        " e FROM docs_library_edition x WHERE state = 'published') y"
    )
    refused(copy, "text", "x", says="born as an empty draft")


def test_a_release_takes_no_more_editions(draft: Edition, april: User) -> None:
    run(
        'INSERT INTO docs_library_release (id, name, "on", change_note, manifest, sha256,'
        " published_at, published_by_id) VALUES (gen_random_uuid(), '2026.1', '2026-01-01',"
        " 'Tots els documents vigents.', '{}', %s, now(), %s)",
        *("a" * 64, april.pk),
    )
    part = (
        "INSERT INTO docs_library_releaseedition (id, release_id, edition_id)"
        " SELECT gen_random_uuid(), {}, id FROM docs_library_edition WHERE state = '{}'"
    )
    of_it = "(SELECT id FROM docs_library_release)"
    refused(part.format(of_it, "published"), says="no more editions")
    refused(part.format("gen_random_uuid()", "draft"), says="holds published editions")


@pytest.mark.parametrize("name", ["2026", "2026.0", "1999.1", "edició"])
def test_a_release_has_the_name_of_one(april: User, name: str) -> None:
    refused(
        'INSERT INTO docs_library_release (id, name, "on", change_note, manifest, sha256,'
        " published_at, published_by_id) VALUES (gen_random_uuid(), %s, '2026-01-01',"
        " 'Tots els documents vigents.', '{}', %s, now(), %s)",
        *(name, "a" * 64, april.pk),
        says="release_name_is_well_formed|too long",
    )
