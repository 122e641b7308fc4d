"""What is measured inside the portal: pages over the whole stack without a socket, and a report."""

import itertools
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import django
import weasyprint

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eset_portal.settings")
django.setup()

from django.conf import settings  # noqa: E402  # Django must be ready first
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone, translation  # noqa: E402

from benchmarks import batches, crowd, extreme, library, steering, supporting  # noqa: E402
from benchmarks.rows import Piece, Row, beside  # noqa: E402
from eset_portal.common.rules import codes  # noqa: E402
from governance.models import User  # noqa: E402
from selfassessment.models import Answer, Assessment, Report  # noqa: E402
from selfassessment.reports import build, context, layout  # noqa: E402
from selfassessment.services import answering  # noqa: E402

PAGES = 40
SAVES = 100
REPORTS = 8


def main() -> None:
    """Print every row as JSON, one a line; begin no measure once BENCH_SECONDS are over.

    BENCH_ONLY leaves those out whose name (`steering.rows`) does not have it in it.
    """
    end = time.monotonic() + float(os.environ["BENCH_SECONDS"])
    measures: list[Callable[[], Row | Iterable[Row]]] = [
        *(saving, dimension, result, supporting.row, report),
        *(library.difference, library.search, library.searching_page),
        *(steering.rows, batches.rows, crowd.questions, crowd.saving, crowd.opening),
        *(crowd.workbooks, extreme.row),
    ]
    for measure in measures:
        name = f"{measure.__module__.rpartition('.')[2]}.{measure.__name__}"
        if os.environ.get("BENCH_ONLY", "") not in name:
            continue
        if time.monotonic() > end:
            print(f"left out, the time is over: {name}", file=sys.stderr)
            continue
        found = measure()
        for row in [found] if isinstance(found, Row) else found:
            print(json.dumps(row.as_json()), flush=True)


def _client(box: str) -> Client:
    client = Client(SERVER_NAME="localhost", raise_request_exception=True)
    client.force_login(
        User.objects.get(email=f"{box}@demo.example"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def _own(state: str) -> Assessment:
    """Return an assessment of the demonstration's secretary, as views load it."""
    rows = Assessment.objects.filter(
        entity__memberships__user__email="secretaria@demo.example", state=state
    )
    return rows.select_related("campaign__version", "entity").order_by("-answered")[0]


def _values(assessment: Assessment, code: str, *, level: int, seen: int) -> dict[str, Any]:
    """Return what the statement that keeps an answer wants."""
    return {
        "assessment": assessment.pk, "version": assessment.campaign.version_id, "code": code,
        "level": level, "value": "", "not_applicable": False, "reason": "", "comment": "",
        "seen": seen,
        "after": None, "by": None, "now": timezone.now(), "key": uuid4(),
    }  # fmt: skip


def saving() -> Row:
    """Save one answer, beside the one statement that keeps it and its history."""
    assessment = _own("open")
    client = _client("secretaria")
    answer = Answer.objects.filter(assessment=assessment, level__isnull=False)[0]
    code = answer.question.code
    versions = itertools.count(answer.version)
    levels = itertools.cycle(range(4))
    url = f"/autoavaluacio/{assessment.pk}/respostes/{code}/"

    def ours() -> None:
        seen = next(versions)
        data = {"level": next(levels), "version": seen, "key": uuid4(), "comment": ""}
        response = client.post(url, data, headers={"HX-Request": "true"})
        if response.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{url}: {response.status_code}")

    def bare() -> None:
        values = _values(assessment, code, level=next(levels), seen=next(versions))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(answering.WRITE, values)

    ours()  # what a process reads only once is read by now
    with CaptureQueriesContext(connection) as captured:
        ours()
    return beside(
        Piece(
            "save one answer",
            limit="its SQL statement, committed",
            budget="≤ 10 queries, p95 ≤ 50 ms",
            queries=_count(captured),
        ),
        ours,
        bare,
        times=SAVES,
    )


def dimension() -> Row:
    """Open one dimension of the form."""
    url = f"/autoavaluacio/{_own('open').pk}/D1/"
    return _page("open one dimension", url, "secretaria", "≤ 12 queries, ≤ 40 ms")


def result() -> Row:
    """Open the result of a finished assessment."""
    url = f"/autoavaluacio/{_own('closed').pk}/resultat/"
    return _page("result page", url, "secretaria", "≤ 22 queries")


def _page(name: str, url: str, box: str, budget: str) -> Row:
    client = _client(box)

    def ours() -> None:
        response = client.get(url)
        if response.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{url}: {response.status_code}")

    ours()
    with CaptureQueriesContext(connection) as captured:
        ours()
    statements = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    return beside(
        Piece(name, "its SQL statements alone", budget, _count(captured)),
        ours,
        _replay(statements),
        times=PAGES,
    )


def _replay(statements: list[str]) -> Callable[[], None]:
    def bare() -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                cursor.fetchall()

    return bare


def _count(captured: CaptureQueriesContext) -> int:
    """Return how many statements there were, beginnings and ends of transactions left out."""
    frame = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return sum(not query["sql"].startswith(frame) for query in captured)


def report() -> Row:
    """Build one report from its row to its file, beside WeasyPrint alone on the same HTML."""
    assessment = _own("closed")
    row = _queued(assessment)
    with translation.override("ca"):
        gathered = context.gather(row, now=timezone.now())
        html, style = layout.html(gathered), layout.style()

    def ours() -> None:
        fresh = _queued(assessment)
        build.run(str(fresh.pk))
        fresh.refresh_from_db()
        if fresh.state != Report.State.READY:
            raise RuntimeError(fresh.error)

    return beside(
        Piece("one report", "WeasyPrint on the same HTML", "≤ 1.1 × bare"),
        ours,
        lambda: _bare_pdf(html, style),
        times=REPORTS,
    )


def _bare_pdf(html: str, style: str) -> bytes:
    """Draw the report by the engine alone, as its manual says: the same HTML, the same variant."""
    sheet = weasyprint.CSS(string=style)
    pdf: bytes = weasyprint.HTML(string=html).write_pdf(
        stylesheets=[sheet], pdf_variant=settings.PDF_VARIANT
    )
    return pdf


def _queued(assessment: Assessment) -> Report:
    return Report.objects.create(
        assessment=assessment,
        language="ca",
        input_hash=uuid4().hex,
        code=codes.fresh(),
        created_at=timezone.now(),
    )


if __name__ == "__main__":
    main()
