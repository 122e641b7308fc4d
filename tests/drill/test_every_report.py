"""Every variant of a body's report passes the structural check: language × state × size."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.conf import settings

from selfassessment.reports import layout
from selfassessment.reports.values import ReportContext, Tag
from tests.selfassessment.reports import extremes, invented
from tests.support import pdf
from tests.support.drill import times

pytestmark = pytest.mark.drill
Make = Callable[..., ReportContext]
STATES: dict[str, Make] = {
    "open": invented.provisional,
    "submitted": invented.report,
    "validated": invented.validated,
    "closed": lambda **changes: _closed(invented.validated(**changes)),
}


def _closed(context: ReportContext) -> ReportContext:
    identity = replace(context.identity, state="Tancat el 30 de novembre de 2026")
    done = tuple(replace(row, tag=Tag("Resolta", "good")) for row in context.follow_up)
    return replace(context, identity=identity, follow_up=done)


def _small(context: ReportContext) -> ReportContext:
    return replace(context, dimensions=context.dimensions[:3])


def _extreme(context: ReportContext) -> ReportContext:
    large = extremes.huge(times(300, 40), language=context.language)
    return replace(context, identity=large.identity, dimensions=large.dimensions)


SIZES: dict[str, Callable[[ReportContext], ReportContext]] = {
    "small": _small,
    "large": lambda context: context,
    "extreme": _extreme,
}


@pytest.mark.parametrize("language", ["ca", "es", "en"])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", SIZES)
def test_a_report_is_accessible(language: str, state: str, size: str) -> None:
    context = SIZES[size](STATES[state](language=language))
    assert pdf.problems(layout.draw(context)) == []


def test_the_largest_questionnaire_with_the_longest_comments_takes_half_its_time() -> None:
    start = time.process_time()
    drawn = layout.draw(extremes.huge(times(1200, 100)))
    assert time.process_time() - start < settings.CELERY_TASK_SOFT_TIME_LIMIT / 2
    assert pdf.problems(drawn) == []
