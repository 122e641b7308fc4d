"""Real workers: killed in the middle, with the queue wiped, they delay a report and no more."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from selfassessment.models import Assessment, Report
from tests.cast import make_cast
from tests.selfassessment.reports_work import making
from tests.support import pdf
from tests.support.live import LivePortal

pytestmark = pytest.mark.worker
PATIENCE = 240.0  # seconds


@pytest.fixture(scope="module")
def live_environment() -> dict[str, str]:
    """Short waits, though longer than a report takes on a busy machine."""
    return {"REPORT_LEASE_SECONDS": "12", "SWEEP_SECONDS": "1"}


@pytest.fixture(scope="module")
def assessment(live_portal: LivePortal) -> Assessment:
    """Body a's, handed in; large enough for its report to take a moment."""
    cast = make_cast(on=timezone.localdate())
    return making.handed_in(cast.a, cast.alice, dimensions=10, questions=6)


def wait_until(report: Report, reached: Callable[[Report], bool]) -> None:
    """Look at the row until it has REACHED something."""
    end = time.monotonic() + PATIENCE
    while not reached(report):
        if time.monotonic() > end:
            pytest.fail(f"still {report.state} after {report.attempts} attempts: {report.error}")
        time.sleep(0.02)
        report.refresh_from_db()


def is_building(report: Report) -> bool:
    return report.state == Report.State.BUILDING


def is_done(report: Report) -> bool:
    return report.state in {Report.State.READY, Report.State.FAILED}


def kept(portal: LivePortal) -> list[Path]:
    return [path for path in (portal.data / "files").rglob("*") if path.is_file()]


def test_a_killed_worker_and_a_wiped_queue_only_delay(
    live_portal: LivePortal, assessment: Assessment
) -> None:
    first, *others = (making.queued(assessment, language) for language in ("ca", "es", "en"))
    live_portal.start_worker(beat=True)
    wait_until(first, is_building)
    live_portal.kill("worker")
    live_portal.wipe_queue()
    first.refresh_from_db()
    assert first.state == Report.State.BUILDING

    live_portal.start_worker(beat=True)
    for report in (first, *others):
        wait_until(report, is_done)
    live_portal.stop("worker")

    assert [report.state for report in (first, *others)] == ["ready"] * 3
    assert first.attempts == 2
    assert [report.attempts for report in others if report.attempts > 2] == []
    found = {path.stem: path.read_bytes() for path in kept(live_portal)}
    assert sorted(found) == sorted(report.sha256 for report in (first, *others))
    for sha256, content in found.items():
        assert hashlib.sha256(content).hexdigest() == sha256
        assert pdf.problems(content) == []
