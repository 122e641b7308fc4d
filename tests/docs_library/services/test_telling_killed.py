"""A real worker killed while it tells, and while it writes, leaves nobody out and none twice."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection, transaction
from django.utils import timezone

from docs_library.models import Document, News, Notice
from docs_library.rules import telling as rules
from docs_library.rules.content import Content
from docs_library.rules.numbering import Number
from docs_library.services import heralding, publishing, subscribing
from docs_library.services.publishing import Terms
from docs_library.services.subscribing import Target
from governance.models import Letter
from tests.factories import UserFactory
from tests.support.live import LivePortal

pytestmark = pytest.mark.worker
READERS, PATIENCE = 5, 120.0  # people, seconds
WAITING = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = %s::regclass)"


@pytest.fixture(scope="module")
def live_environment() -> dict[str, str]:
    """A clock that does not let the test wait."""
    return {"SWEEP_SECONDS": "1"}


@pytest.fixture(scope="module")
def followed(live_portal: LivePortal) -> int:
    """A document, followed by some, has a new edition of which nobody has been told."""
    facts = {"kind": "guide", "title": "Prova", "summary": "Resum", "collection": "registry"}
    document = Document.objects.create(code="GUI-90", slug="prova", **facts)
    now = timezone.now()
    for _ in range(READERS):
        person, target = UserFactory.create(), Target(document=document)
        subscribing.follow(user=person, target=target, rhythm=rules.AT_ONCE, now=now)
    edition = publishing.publish(
        document=document,
        content=Content("GUI-90", "Prova", "Resum", "Text\n", "Primera edició.", ()),
        terms=Terms(Number(1, 0), date(2025, 1, 1), "initial"),
        now=now,
        actor=None,
    )
    heralding.herald(rules.PUBLISHED, edition=edition, now=now)
    return READERS


def wait_until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > end:
            pytest.fail("the worker did not come so far")
        time.sleep(0.02)


@contextmanager
def held(table: str) -> Iterator[None]:
    """Let nobody write into TABLE, and go on when somebody has begun to and waits."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {table} IN SHARE MODE")

        def is_awaited() -> bool:
            cursor.execute(WAITING, [table])
            return bool(cursor.fetchone()[0])

        yield
        wait_until(is_awaited)


def killed_at(portal: LivePortal, table: str) -> None:
    """Start a worker, and kill it in the middle of a transaction that writes into TABLE."""
    with transaction.atomic():
        with held(table):
            portal.start_worker(beat=True)
        portal.kill("worker")


def test_a_killed_worker_leaves_nobody_out_and_tells_nobody_twice(
    live_portal: LivePortal, followed: int
) -> None:
    killed_at(live_portal, Notice._meta.db_table)
    assert not Notice.objects.exists()
    assert News.objects.filter(told_at=None).count() == 1

    killed_at(live_portal, Letter._meta.db_table)
    assert Notice.objects.filter(posted_at=None).count() == followed
    assert not Letter.objects.exists()

    live_portal.start_worker(beat=True)
    wait_until(lambda: not Notice.objects.filter(posted_at=None).exists())
    live_portal.stop("worker")
    people = Letter.objects.values_list("user", flat=True)
    assert sorted(people) == sorted(Notice.objects.values_list("user", flat=True))
    assert len(set(people)) == len(people) == followed
    assert all("GUI-90 1.0" in one.text for one in Letter.objects.all())
