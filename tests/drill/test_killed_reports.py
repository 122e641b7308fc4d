"""A batch of reports while workers, broker and database fall: none missing, none twice."""

import hashlib
import random
import threading
import time
from pathlib import Path

import pytest
from django.utils import timezone

from selfassessment.models import BatchItem, ReportBatch
from tests.selfassessment.batches import committed
from tests.support import databases
from tests.support.drill import times
from tests.support.live import LivePortal

pytestmark = [pytest.mark.drill, pytest.mark.worker]
PATIENCE = 3600.0  # seconds
BODIES = times(200, 20)
KILLS = times(20, 3)


@pytest.fixture(scope="module")
def live_environment() -> dict[str, str]:
    """Short waits, though longer than a report takes on a busy machine."""
    return {"REPORT_LEASE_SECONDS": "20", "SWEEP_SECONDS": "1"}


@pytest.fixture(scope="module")
def batch(live_portal: LivePortal) -> ReportBatch:
    """The reports of many bodies, which nobody has begun."""
    return committed.batch(BODIES, now=timezone.now())


def fell_workers(portal: LivePortal, done: threading.Event) -> int:
    """Kill the worker again and again; return how often.

    Every third time the queue is wiped; halfway between, whoever works loses the database.
    """
    dice, kills = random.Random(2026), 0  # noqa: S311 - when one falls is no secret
    while kills < KILLS and not done.wait(dice.uniform(2, 8)):
        portal.kill("worker")
        kills += 1
        if kills % 3 == 0:
            portal.wipe_queue()
        portal.start_worker(beat=True)
        if kills % 3 == 1 and not done.wait(dice.uniform(2, 8)):
            databases.cut_off_others()
    return kills


def test_none_is_missing_and_none_is_there_twice(
    live_portal: LivePortal, batch: ReportBatch
) -> None:
    done, kills = threading.Event(), []
    live_portal.start_worker(beat=True)
    killer = threading.Thread(target=lambda: kills.append(fell_workers(live_portal, done)))
    killer.start()
    end = time.monotonic() + PATIENCE
    while batch.state != ReportBatch.State.ENDED and time.monotonic() < end:
        time.sleep(0.5)
        batch.refresh_from_db()
    done.set()
    killer.join()
    live_portal.stop("worker")

    rows = list(batch.items.select_related("report"))
    assert [row.error for row in rows if row.state != BatchItem.State.READY] == []
    assert len({row.report_id for row in rows}) == len(rows) == BODIES
    files = [path for path in (live_portal.data / "files").rglob("*") if path.is_file()]
    assert sorted(path.stem for path in files) == sorted(
        row.report.sha256 for row in rows if row.report
    )
    assert [path for path in files if not _is_whole(path)] == []
    assert kills[0] >= min(KILLS, 3)


def _is_whole(path: Path) -> bool:
    return hashlib.sha256(path.read_bytes()).hexdigest() == path.stem
