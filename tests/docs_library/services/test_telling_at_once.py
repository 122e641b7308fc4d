"""Two sweeps at the very same moment tell everybody once and write each letter once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connections
from django.utils import timezone

from docs_library.models import Document, News, Notice
from docs_library.rules import telling as rules
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.selectors import notices
from docs_library.services import heralding, posting, publishing, subscribing, telling
from docs_library.services.publishing import Terms
from docs_library.services.subscribing import Target
from governance.models import Letter
from tests.factories import UserFactory

ROUNDS, READERS = 4, 6


@pytest.fixture(scope="module")
def document(committed: str) -> Document:
    """A document with followers, committed."""
    facts = {"kind": "guide", "title": "Prova", "summary": "Resum", "collection": "registry"}
    document = Document.objects.create(code="GUI-90", slug="prova", **facts)
    for _ in range(READERS):
        subscribing.follow(
            user=UserFactory.create(),
            target=Target(document=document),
            rhythm=rules.AT_ONCE,
            now=timezone.now(),
        )
    return document


def sweep(together: Barrier) -> None:
    """Do what a sweep does, when the other is ready too."""
    try:
        now = timezone.now()
        together.wait(timeout=30)
        for key in notices.untold():
            telling.tell(news=key, now=now)
        posting.post_due(now=now)
    finally:
        connections.close_all()


def at_once(work: Callable[[Barrier], None]) -> None:
    together = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(work, together) for _ in range(2)]:
            done.result()


def test_two_sweeps_tell_and_write_once(document: Document) -> None:
    for number in range(1, ROUNDS + 1):
        edition = publishing.publish(
            document=document,
            content=Content("GUI-90", "Prova", "Resum", f"Text {number}\n", "Canvia el text.", ()),
            terms=Terms(Number(number, 0), date(2025, number, 1), "initial"),
            now=timezone.now(),
            actor=None,
        )
        heralding.herald(rules.PUBLISHED, edition=edition, now=timezone.now())
        at_once(sweep)
        at_once(sweep)  # what one of them left to the other
        assert not News.objects.filter(told_at=None).exists()
        assert Notice.objects.count() == number * READERS
        assert not Notice.objects.filter(posted_at=None).exists()
        assert Letter.objects.count() == number * READERS
