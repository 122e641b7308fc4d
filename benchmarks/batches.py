"""Many reports by real workers, beside as many bare WeasyPrint processes on the same HTML."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from uuid import uuid4

import weasyprint
from django.conf import settings
from django.utils import timezone, translation

from benchmarks.rows import Piece, Row
from eset_portal.launcher import serving
from governance.models import User
from selfassessment.models import Assessment, Report, ReportBatch
from selfassessment.reports import context, layout
from selfassessment.reports.values import ReportContext
from selfassessment.services import batching

REPORTS = int(os.environ.get("BENCH_REPORTS", "24"))
EARLY = 8  # by then a worker has read what it reads once
WORKERS = 2
PATIENCE = 900.0  # seconds
KIB = 1024


def rows() -> list[Row]:
    """Return milliseconds a report, and how much the memory of the workers grew."""
    found = Assessment.objects.filter(state="closed").order_by("entity__sort_name")
    keys = list(found.values_list("pk", flat=True)[: REPORTS + WORKERS])
    pages = [_html(pk) for pk in keys]
    with _workers() as worker:
        _made(keys[:WORKERS])  # a first one each: what is read once is read by now
        early, late = _memory_while(worker, keys[WORKERS:])
        ours = late[0]
    bare = _bare(pages)
    names = f"{REPORTS} reports, {WORKERS} workers"
    speed = Piece(f"{names}: each", f"{WORKERS} bare WeasyPrint processes", "≤ 1.11 × bare")
    memory = Piece("memory of a worker, MB", f"after {EARLY} reports", "≤ 1.05 × early")
    return [Row(speed, ours, ours, bare), Row(memory, late[1], late[1], early)]


@contextmanager
def _workers() -> Iterator[int]:
    """Run the workers of the portal; yield the process they are children of."""
    child = subprocess.Popen(
        serving.python(*serving.WORKER),
        cwd=settings.BASE_DIR,
        start_new_session=True,
        stdout=sys.stderr,  # ours is read as rows
    )
    try:
        yield child.pid
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(60)


def _memory_while(worker: int, keys: list[object]) -> tuple[float, tuple[float, float]]:
    """Return megabytes early on, then milliseconds a report and megabytes at the end."""
    start = time.perf_counter()
    batch, early = _asked(keys), 0.0
    while not _is_done(batch, start):
        if not early and batch.items.filter(state="ready").count() >= EARLY:
            early = _resident(worker)
        time.sleep(0.05)
    return early, ((time.perf_counter() - start) * 1000 / len(keys), _resident(worker))


def _made(keys: list[object]) -> None:
    batch, start = _asked(keys), time.perf_counter()
    while not _is_done(batch, start):
        time.sleep(0.1)


def _asked(keys: list[object]) -> ReportBatch:
    chosen = Assessment.objects.filter(pk__in=keys)
    return batching.ask(
        wish=batching.Wish(uuid4(), "ca"),
        campaign=chosen[0].campaign,
        rows=chosen,
        by=User.objects.get(email="aoc@demo.example"),
        now=timezone.now(),
    )


def _is_done(batch: ReportBatch, start: float) -> bool:
    batch.refresh_from_db()
    if batch.items.filter(state="failed").exists() or time.perf_counter() - start > PATIENCE:
        raise RuntimeError(list(batch.items.values_list("state", "error")))
    return batch.state == ReportBatch.State.ENDED


def _resident(parent: int) -> float:
    """Return the megabytes of the largest child of PARENT."""
    task = Path(f"/proc/{parent}/task/{parent}/children")
    sizes = [_kilobytes(int(pid)) for pid in task.read_text().split()]
    return max(sizes) / KIB


def _kilobytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


def gathered(pk: object) -> ReportContext:
    """Return what the report of the assessment PK says in Catalan."""
    rows = Assessment.objects.select_related(
        "entity", "campaign__version", "comarca", "supporter", "control"
    )
    report = Report(
        assessment=rows.get(pk=pk), language="ca", code="0000", created_at=timezone.now()
    )
    with translation.override("ca"):
        return context.gather(report, now=timezone.now())


def _html(pk: object) -> str:
    return layout.html(gathered(pk))


def _bare(pages: list[str]) -> float:
    """Return milliseconds a page set of as many bare processes, each warm."""
    kind = get_context("spawn")
    with ProcessPoolExecutor(WORKERS, mp_context=kind) as pool:
        list(pool.map(_drawn, pages[:WORKERS]))
        start = time.perf_counter()
        list(pool.map(_drawn, pages[WORKERS:]))
        return (time.perf_counter() - start) * 1000 / len(pages[WORKERS:])


def _drawn(html: str) -> int:
    sheet = weasyprint.CSS(string=layout.style())
    options = {"stylesheets": [sheet], "pdf_variant": settings.PDF_VARIANT}
    return len(weasyprint.HTML(string=html).write_pdf(**options))
