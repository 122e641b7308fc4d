"""The database itself keeps every text of a copy, and what was decided about it."""

from datetime import date

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from docs_library.models import MergeSession
from docs_library.rules.assembling import Choice
from docs_library.selectors.adapting import meeting as met
from docs_library.services.adapting import (
    approving,
    deciding,
    finishing,
    opening,
    starting,
    touching,
)
from tests.docs_library.conftest import NOW, Publish
from tests.factories import EntityFactory, member, sync

pytestmark = pytest.mark.django_db
COPY = "INSERT INTO docs_library_localedition (id, adaptation_id, number, text, base_edition_id,"
FULL = f"{COPY} parent_id, merged_id, touched, sha256, author_id, created_at, state)"


@pytest.fixture
def merged(publish: Publish) -> MergeSession:
    """A copy that was brought up to date, and a decision in it."""
    old = publish("1.0", date(2025, 1, 1), text="Deu dies.\n")
    entity = EntityFactory.create()
    alice = member(entity, "entity_manager")
    sync(entity, on=timezone.localdate())
    copy = starting.start(document=old.document, entity=entity, by=alice, now=NOW)
    touch = touching.Touch(seen=1, place=0, text="Cinc dies.")
    touching.touch(adaptation=copy, touch=touch, by=alice, now=NOW)
    approving.approve(adaptation=copy, seen=2, by=alice, now=NOW)
    publish("2.0", date(2026, 1, 1), text="Vint dies.\n", kind="major")
    session = opening.open_session(adaptation=copy, by=alice, now=NOW)
    digest = met.session(session).merge.conflicts[0].digest
    deciding.decide(
        session=session, digest=digest, choice=Choice("ours"), seen=0, by=alice, now=NOW
    )
    finishing.finish(session=session, by=alice, now=NOW)
    return session


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE docs_library_adaptation SET document_id = gen_random_uuid()", "Cannot update"),
        ("UPDATE docs_library_adaptation SET state = 'lost'", "adaptation_state_is_known"),
        ("UPDATE docs_library_adaptation SET state = 'detached'", "left_says_why"),
        ("UPDATE docs_library_adaptation SET reason = 'Perquè sí, ves.'", "left_says_why"),
        ("DELETE FROM docs_library_adaptation", "Cannot delete|permission denied"),
        (
            "INSERT INTO docs_library_adaptation (id, entity_id, document_id, state,"
            " started_by_id, started_at, reason) SELECT gen_random_uuid(), entity_id,"
            " document_id, 'current', started_by_id, now(), '' FROM docs_library_adaptation",
            "one_adaptation_a_body_and_document",
        ),
        ("UPDATE docs_library_localedition SET text = 'Res.'", "Cannot update"),
        ("UPDATE docs_library_localedition SET base_edition_id = NULL", "Cannot update"),
        ("UPDATE docs_library_localedition SET state = 'draft'", "Cannot update"),
        (
            "UPDATE docs_library_localedition SET state = 'approved' WHERE number = 1",
            "copy_is_a_draft_or_approved",
        ),
        ("DELETE FROM docs_library_localedition", "Cannot delete|permission denied"),
        (
            "TRUNCATE docs_library_localedition CASCADE",
            "never emptied|pending trigger|permission denied",
        ),
        (
            f"{FULL} SELECT gen_random_uuid(), adaptation_id, 9, 'x', base_edition_id, id, NULL,"
            " '{}', repeat('0', 64), author_id, now(), 'draft' FROM docs_library_localedition"
            " WHERE number = 1",
            "hash of a copy",
        ),
        (
            f"{FULL} SELECT gen_random_uuid(), adaptation_id, 9, 'x', base_edition_id, NULL, NULL,"
            " '{}', encode(sha256('x'), 'hex'), author_id, now(), 'draft'"
            " FROM docs_library_localedition WHERE number = 1",
            "copy_comes_after_another",
        ),
        (
            f"{FULL} SELECT gen_random_uuid(), adaptation_id, 2, 'x', base_edition_id, id, NULL,"
            " '{}', encode(sha256('x'), 'hex'), author_id, now(), 'draft'"
            " FROM docs_library_localedition WHERE number = 1",
            "copy_number_is_unique",
        ),
        (
            f"{FULL} SELECT gen_random_uuid(), adaptation_id, 9, 'x', gen_random_uuid(), id, NULL,"
            " '{}', encode(sha256('x'), 'hex'), author_id, now(), 'draft'"
            " FROM docs_library_localedition WHERE number = 1",
            "published edition of its own document",
        ),
        ("UPDATE docs_library_mergesession SET state = 'open'", "Cannot update"),
        ("UPDATE docs_library_mergesession SET discarded = '[]'", "Cannot update"),
        ("DELETE FROM docs_library_mergesession", "Cannot delete|permission denied"),
        (
            "INSERT INTO docs_library_mergesession (id, adaptation_id, base_edition_id, ours_id,"
            " theirs_id, algorithm, regions, discarded, state, opened_by_id, opened_at)"
            " SELECT gen_random_uuid(), adaptation_id, theirs_id, ours_id, theirs_id, 1, '[]',"
            " '[]', 'open', opened_by_id, now() FROM docs_library_mergesession",
            "over what it stands on",
        ),
        (
            "INSERT INTO docs_library_mergesession (id, adaptation_id, base_edition_id, ours_id,"
            " theirs_id, algorithm, regions, discarded, state, opened_by_id, opened_at)"
            " SELECT gen_random_uuid(), adaptation_id, base_edition_id, ours_id, theirs_id, 1,"
            " '[]', '[]', 'done', opened_by_id, now() FROM docs_library_mergesession",
            "merge_is_open_or_closed",
        ),
        (
            "UPDATE docs_library_mergedecision SET which = 'theirs'",
            "Cannot update|permission denied",
        ),
        ("DELETE FROM docs_library_mergedecision", "Cannot delete|permission denied"),
        (
            "INSERT INTO docs_library_mergedecision (id, session_id, digest, version, which, text,"
            " by_id, at) SELECT gen_random_uuid(), session_id, digest, 2, 'theirs', '', by_id,"
            " now() FROM docs_library_mergedecision",
            "session that is closed",
        ),
        (
            "INSERT INTO docs_library_news (id, what, edition_id, at)"
            " SELECT gen_random_uuid(), 'behind', edition_id, now() FROM docs_library_news LIMIT 1",
            "news_are_of_something",
        ),
        (
            "INSERT INTO docs_library_news (id, what, edition_id, adaptation_id, at)"
            " SELECT gen_random_uuid(), what, edition_id, adaptation_id, now()"
            " FROM docs_library_news WHERE adaptation_id IS NOT NULL",
            "news_happen_once",
        ),
    ],
)
def test_the_database_keeps_copies_and_decisions(
    merged: MergeSession, statement: str, says: str
) -> None:
    with pytest.raises(Error, match=says), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_two_sessions_of_a_copy_are_never_open_at_once(merged: MergeSession) -> None:
    again = {
        "adaptation": merged.adaptation,
        "base_edition": merged.base_edition,
        "ours": merged.ours,
        "theirs": merged.theirs,
        "algorithm": 1,
        "regions": [],
        "opened_by": merged.opened_by,
        "opened_at": NOW,
    }
    MergeSession.objects.create(**again)

    with pytest.raises(Error, match="one_open_merge"), transaction.atomic():
        MergeSession.objects.create(**again)
