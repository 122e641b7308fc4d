"""Python and the database agree on the hash of what an edition says, whatever it says."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs_library.models import Edition
from docs_library.selectors import editing
from docs_library.services import attaching, drafting
from governance.models import User
from tests.docs_library.conftest import NOW
from tests.worlds.editing import PNG

pytestmark = pytest.mark.django_db

Write = Callable[..., Edition]
WORDS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=40)
QUICK = settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def hash_of_the_database(edition: Edition) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT docs_library_content_hash(e) FROM docs_library_edition e WHERE id = %s",
            [edition.pk],
        )
        return str(cursor.fetchone()[0])


@QUICK
@given(text=WORDS, title=WORDS, note=WORDS, why=WORDS, impact=WORDS, norm=WORDS)
def test_any_words_have_one_hash(
    draft: Edition,
    edith: User,
    *,
    text: str,
    title: str,
    note: str,
    why: str,
    impact: str,
    norm: str,
) -> None:
    draft.refresh_from_db()
    said = editing.content(draft)
    wanted = replace(
        said,
        text=text,
        title=title,
        change_note=note,
        why=why,
        impact_technological=impact,
        norms=(norm,) if norm.strip() else (),
    )

    saved = drafting.save(edition=draft, content=wanted, seen=draft.revision, by=edith, now=NOW)

    assert saved.sha256 == wanted.sha256 == hash_of_the_database(saved)


def test_attachments_and_days_are_part_of_it(draft: Edition, edith: User, write: Write) -> None:
    before = draft.sha256
    file = SimpleUploadedFile("esquema.png", PNG)
    attaching.attach(edition=draft, file=file, by=edith, now=NOW)
    row = write(draft, edith, until="2027-01-31", to_do="Fer-ho.")

    said = editing.content(row)
    assert said.attachments == (f"{editing.attachments(row)[0].stored.sha256} esquema.png",)
    assert row.sha256 == said.sha256 == hash_of_the_database(row) != before


def test_what_came_with_the_portal_keeps_the_hash_it_always_had(draft: Edition) -> None:
    base = draft.base
    assert base is not None
    plain = {"code", "title", "summary", "text", "change_note", "norms"}
    assert base.content("INS-90").canonical.keys() == plain
    assert base.sha256 == base.content("INS-90").sha256 == hash_of_the_database(base)
