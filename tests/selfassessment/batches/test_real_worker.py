"""Workers that are killed, a queue wiped, a database gone: no report missing, none twice."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from selfassessment.models import ReportBatch
from tests.selfassessment.batches import committed
from tests.support import databases
from tests.support.live import LivePortal

pytestmark = pytest.mark.worker
PATIENCE = 240.0  # seconds
BODIES = 8


@pytest.fixture(scope="module")
def live_environment() -> dict[str, str]:
    """Short waits, though longer than a report takes on a busy machine."""
    return {"REPORT_LEASE_SECONDS": "12", "SWEEP_SECONDS": "1"}


@pytest.fixture(scope="module")
def batch(live_portal: LivePortal) -> ReportBatch:
    """The reports of eight bodies, which nobody has begun."""
    return committed.batch(BODIES, now=timezone.now())


def wait_until(batch: ReportBatch, reached: Callable[[], bool]) -> None:
    """Look at the rows until they have REACHED something."""
    end = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > end:
            states = list(batch.items.values_list("state", "attempts", "error"))
            pytest.fail(f"{batch.state}: {states}")
        time.sleep(0.02)
        batch.refresh_from_db()


def kept(portal: LivePortal) -> list[Path]:
    return [path for path in (portal.data / "files").rglob("*") if path.is_file()]


def test_a_kill_a_wiped_queue_and_a_restarted_database_only_delay(
    live_portal: LivePortal, batch: ReportBatch
) -> None:
    building = batch.items.filter(state="building", attempts=1)
    live_portal.start_worker(beat=True)
    wait_until(batch, building.exists)
    live_portal.kill("worker")
    live_portal.wipe_queue()
    killed = set(building.values_list("pk", flat=True))
    live_portal.start_worker(beat=True)
    wait_until(batch, building.exclude(pk__in=killed).exists)
    assert databases.cut_off_others() > 0
    wait_until(batch, lambda: batch.state == ReportBatch.State.ENDED)
    live_portal.stop("worker")

    rows = list(batch.items.select_related("report"))
    assert [row.state for row in rows] == ["ready"] * BODIES
    assert len({row.report_id for row in rows}) == BODIES
    found = {path.stem: path.read_bytes() for path in kept(live_portal)}
    assert sorted(found) == sorted(row.report.sha256 for row in rows if row.report)
    for sha256, content in found.items():
        assert hashlib.sha256(content).hexdigest() == sha256
