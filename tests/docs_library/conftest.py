"""Documents to read in tests."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction

from docs_library.models import Document, Edition
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.services import publishing
from docs_library.services.publishing import Terms

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
Publish = Callable[..., Edition]


@pytest.fixture(scope="module")
def _sample(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The documents that come with the portal, loaded once a module and gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        publishing.load_sample(now=NOW)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def library(_sample: None, db: None) -> None:
    """The documents that come with the portal: all tests of the module see them."""


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
