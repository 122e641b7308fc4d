"""Documents to read in tests."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone, translation

from docs_library.models import Document, Edition
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.selectors import editing
from docs_library.services import drafting, publishing, reviewing
from docs_library.services.publishing import Terms
from governance.models import User
from tests.factories import EntityFactory, member, sync

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
Publish = Callable[..., Edition]
Write = Callable[..., Edition]
FEW = ("GUI-0[1-5]_1.0.md", "INS-0[1-9]_1.0.md", "PLA-01_1.0.md", "INS-04_2.0.md")


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with fifteen documents of the project, of which one has two editions."""
    folder = tmp_path_factory.mktemp("few")
    for path in (path for pattern in FEW for path in publishing.SAMPLE.glob(pattern)):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def _sample(few: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A few documents that come with the portal, loaded once a module and gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        publishing.load_sample(now=NOW, folder=few)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def library(_sample: None, db: None) -> None:
    """A few documents that come with the portal: all tests of the module see them."""


@pytest.fixture
def in_english() -> Iterator[None]:
    """Say everything in the language of the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def document() -> Document:
    return Document.objects.create(
        code="INS-90",
        slug="prova",
        kind="instruction",
        title="Prova",
        summary="Resum",
        collection="registry",
    )


@pytest.fixture
def publish(document: Document) -> Publish:
    def make(
        number: str, starts: date, *, text: str = "## 1. Objecte\n\nText.\n", kind: str = "initial"
    ) -> Edition:
        content = Content(
            code=document.code,
            title="Prova",
            summary="Resum",
            text=text,
            change_note="Canvia una cosa que s’explica aquí.",
            norms=("Llei 39/2015",),
        )
        terms = Terms(Number.parse(number), starts, kind)
        return publishing.publish(
            document=document, content=content, terms=terms, now=NOW, actor=None
        )

    return make


@pytest.fixture
def edith() -> User:
    """An editor, as far as the database of these tests knows."""
    return _person("methodology_editor")


@pytest.fixture
def april() -> User:
    """An approver."""
    return _person("methodology_approver")


@pytest.fixture
def draft(publish: Publish, document: Document, edith: User) -> Edition:
    """A minor edition that edith has opened upon 1.0."""
    publish("1.0", date(2025, 1, 1))
    return drafting.open_edition(document=document, change_kind="minor", by=edith, now=NOW)


@pytest.fixture
def write() -> Write:
    """A function that saves an edition with some of its columns changed."""

    def _write(edition: Edition, by: User, now: datetime = NOW, **changes: Any) -> Edition:
        edition.refresh_from_db()
        content = replace(editing.content(edition), **changes)
        return drafting.save(
            edition=edition, content=content, seen=edition.revision, by=by, now=now
        )

    return _write


@pytest.fixture
def approved(draft: Edition, edith: User, april: User, write: Write) -> Edition:
    """An edition that edith wrote and april approved."""
    row = write(draft, edith, text="## 1. Objecte\n\nText nou.\n", change_note="Un text nou.")
    row = reviewing.submit(edition=row, seen=row.revision, by=edith, now=NOW)
    return reviewing.approve(edition=row, seen=row.revision, by=april, now=NOW)


def _person(role: str) -> User:
    consortium = EntityFactory.create(kind="consorci")
    person = member(consortium, role)
    sync(consortium, on=timezone.localdate())
    return person
