"""The longest report, whose every question has a comment of 3,000 characters, as it grows."""

import os
import time
from dataclasses import replace
from itertools import cycle, islice

from benchmarks import batches
from benchmarks.rows import Piece, Row
from selfassessment.models import Assessment
from selfassessment.reports import layout
from selfassessment.reports.values import ReportContext

QUESTIONS = int(os.environ.get("BENCH_QUESTIONS", "400"))
FEW = 100
COMMENT = ("El servei ha revisat aquest punt amb l’arxiu i amb la secretaria. " * 50)[:3000]


def row() -> Row:
    """Return milliseconds a question in a report of many, beside those in a report of few."""
    closed = Assessment.objects.filter(state="closed").order_by("entity__sort_name")
    gathered = batches.gathered(closed.values_list("pk", flat=True)[0])
    _each(gathered, len(gathered.dimensions))  # what a process reads only once is read by now
    few, many = _each(gathered, FEW), _each(gathered, QUESTIONS)
    piece = Piece(
        f"report of {QUESTIONS} long answers: each", f"in a report of {FEW}", "≤ 1.1 × few"
    )
    return Row(piece, many, many, few)


def _each(gathered: ReportContext, questions: int) -> float:
    """Return the milliseconds that each of so many QUESTIONS takes of this processor."""
    start = time.process_time()
    layout.draw(_grown(gathered, questions // len(gathered.dimensions)))
    return (time.process_time() - start) * 1000 / questions


def _grown(gathered: ReportContext, each: int) -> ReportContext:
    """Return the report with so many questions in EACH dimension."""
    parts = tuple(
        replace(
            part,
            questions=tuple(
                replace(question, code=f"{part.code}.{number}", note=COMMENT)
                for number, question in enumerate(islice(cycle(part.questions), each), start=1)
            ),
        )
        for part in gathered.dimensions
    )
    return replace(gathered, dimensions=parts)
