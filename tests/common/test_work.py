"""Background work: claimed once, lost after its lease, finished by whoever holds it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db.models import QuerySet

from eset_portal.common import work
from selfassessment.models import Report
from tests.cast import Cast
from tests.selfassessment import scenes

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
LEASE = timedelta(minutes=5)
LATER = NOW + LEASE
Rows = QuerySet[Report]


@pytest.fixture
def row(cast: Cast) -> Rows:
    """One queued report, which stands here for any work."""
    report = Report.objects.create(
        assessment=scenes.an_assessment(cast.a), language="ca", created_at=NOW
    )
    return Report.objects.filter(pk=report.pk)


@pytest.fixture
def failed(row: Rows) -> Rows:
    """The same, tried and failed."""
    token = work.claim(row, NOW, LEASE)
    assert token is not None
    work.fail(row, token, "it rained", NOW)
    return row


def state(rows: Rows) -> str:
    return rows.get().state


def test_of_two_workers_one_gets_the_work(row: Rows) -> None:
    assert work.claim(row, NOW, LEASE) is not None
    assert work.claim(row, NOW, LEASE) is None
    assert row.get().attempts == 1


def test_a_claim_holds_to_the_last_moment_of_its_lease(row: Rows) -> None:
    work.claim(row, NOW, LEASE)
    assert work.claim(row, LATER - timedelta(microseconds=1), LEASE) is None
    assert work.claim(row, LATER, LEASE) is not None
    assert row.get().attempts == 2


def test_whoever_lost_the_claim_reports_fails_and_finishes_nothing(row: Rows) -> None:
    lost = work.claim(row, NOW, LEASE)
    held = work.claim(row, LATER, LEASE)
    assert lost is not None
    assert held is not None

    assert not work.report_progress(row, lost, 90)
    assert not work.fail(row, lost, "too late", LATER)
    assert not work.finish(row, lost, LATER, sha256="1" * 64)

    found = row.get()
    assert (found.state, found.progress, found.error, found.sha256) == ("building", 0, "", "")
    assert work.finish(row, held, LATER, sha256="2" * 64)
    assert (state(row), row.get().sha256) == ("ready", "2" * 64)


def test_a_late_finisher_changes_nothing_of_what_is_ready(row: Rows) -> None:
    lost = work.claim(row, NOW, LEASE)
    held = work.claim(row, LATER, LEASE)
    assert lost is not None
    assert held is not None
    work.finish(row, held, LATER, sha256="2" * 64)

    assert not work.finish(row, lost, LATER, sha256="1" * 64)
    assert row.get().sha256 == "2" * 64


def test_a_stranger_has_no_claim(row: Rows) -> None:
    work.claim(row, NOW, LEASE)
    assert not work.finish(row, uuid4(), NOW, sha256="1" * 64)
    assert state(row) == "building"


def test_progress_is_told_and_starts_again_with_a_new_claim(row: Rows) -> None:
    first = work.claim(row, NOW, LEASE)
    assert first is not None
    assert work.report_progress(row, first, 90)
    assert row.get().progress == 90
    work.claim(row, LATER, LEASE)
    assert row.get().progress == 0


def test_ready_work_is_not_claimed(row: Rows) -> None:
    token = work.claim(row, NOW, LEASE)
    assert token is not None
    work.finish(row, token, NOW, sha256="2" * 64)
    assert work.claim(row, LATER, LEASE) is None


def test_failed_work_is_not_claimed(failed: Rows) -> None:
    assert work.claim(failed, LATER, LEASE) is None


def test_a_failure_keeps_its_reason_short_enough_and_when(row: Rows) -> None:
    token = work.claim(row, NOW, LEASE)
    assert token is not None
    assert work.fail(row, token, "x" * 900, LATER)
    found = row.get()
    assert (found.state, len(found.error), found.finished_at) == ("failed", 500, LATER)
    assert found.lease_until is None


def test_only_failed_work_is_queued_again(failed: Rows) -> None:
    assert work.queue_again(failed)
    assert not work.queue_again(failed)


def test_work_that_is_queued_again_has_all_its_attempts_before_it(failed: Rows) -> None:
    failed.update(attempts=6)
    work.queue_again(failed)
    found = failed.get()
    assert (found.state, found.attempts, found.error, found.token) == ("queued", 0, "", None)


def test_what_waits_is_what_is_queued_or_lost(row: Rows) -> None:
    assert work.waiting(row, NOW).exists()
    work.claim(row, NOW, LEASE)
    assert not work.waiting(row, NOW).exists()
    assert work.waiting(row, LATER).exists()


def test_failed_work_waits_for_nobody(failed: Rows) -> None:
    assert not work.waiting(failed, LATER).exists()
