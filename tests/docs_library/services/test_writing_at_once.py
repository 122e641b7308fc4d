"""Two people save one text at the same moments: each save is kept or refused, none is lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, connections
from django.utils import timezone

from docs_library.models import Document, Edition, Revision
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.selectors import editing
from docs_library.services import drafting, publishing
from docs_library.services.drafting import Stale
from docs_library.services.publishing import Terms
from governance.models import User
from tests.factories import UserFactory

ROUNDS = 12


@pytest.fixture(scope="module")
def edition(committed: str) -> Edition:
    """A draft, committed."""
    now = timezone.now()
    facts = {"kind": "guide", "title": "Prova", "summary": "Resum", "collection": "registry"}
    document = Document.objects.create(code="GUI-90", slug="prova", **facts)
    content = Content("GUI-90", "Prova", "Resum", "Text\n", "Primera edició.", ())
    publishing.publish(
        document=document,
        content=content,
        terms=Terms(Number(1, 0), date(2025, 1, 1), "initial"),
        now=now,
        actor=None,
    )
    by = UserFactory.create()
    return drafting.open_edition(document=document, change_kind="minor", by=by, now=now)


def save(key: object, text: str, by: User, together: Barrier) -> bool:
    """Save TEXT over what stands there, when the other is ready too; say whether it was kept."""
    try:
        row = Edition.objects.select_related("document").get(pk=key)
        content = replace(editing.content(row), text=text)
        together.wait(timeout=30)
        drafting.save(edition=row, content=content, seen=row.revision, by=by, now=timezone.now())
    except Stale:
        return False
    else:
        return True
    finally:
        connections.close_all()


def test_of_two_saves_on_one_text_one_is_kept_and_the_other_is_told(edition: Edition) -> None:
    people = [UserFactory.create(), UserFactory.create()]
    kept = []
    for number in range(ROUNDS):
        together = Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            asked = {
                f"{number} de {person.pk}": pool.submit(
                    save, edition.pk, f"{number} de {person.pk}", person, together
                )
                for person in people
            }
        won = [text for text, answer in asked.items() if answer.result()]
        assert len(won) == 1
        kept += won

    rows = Revision.objects.filter(edition=edition, number__gt=1).order_by("number")
    assert [row.said.text for row in rows] == kept
    edition.refresh_from_db()
    assert (edition.text, edition.revision) == (kept[-1], ROUNDS + 1)
    connection.close()
