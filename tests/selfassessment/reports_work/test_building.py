"""Building a report: once, with its failures in words, none in the way of another."""

import hashlib
from datetime import timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.utils import timezone

from eset_portal.common import pdf as engine
from eset_portal.common import work
from selfassessment.models import Assessment, Report
from selfassessment.reports import build, layout
from selfassessment.services import reporting
from tests.cast import Cast
from tests.selfassessment.reports_work import making
from tests.support import pdf, pdf_text


def built(report: Report) -> Report:
    build.run(str(report.pk))
    report.refresh_from_db()
    return report


@pytest.mark.parametrize("language", ["ca", "es", "en"])
def test_the_report_of_a_real_assessment_is_accessible(
    assessment: Assessment, language: str
) -> None:
    report = built(making.queued(assessment, language))
    assert (report.state, report.error, report.progress) == ("ready", "", 100)
    content = making.content(report)
    assert pdf.problems(content) == []
    assert (report.size, report.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    words = "\n".join(pdf_text.pages(content))
    assert report.code in words
    assert "Vilanova del Roure" in words


def test_built_twice_it_is_one_file(report: Report) -> None:
    first = built(report)
    once = (first.sha256, first.attempts, first.finished_at)
    again = built(report)
    assert (again.sha256, again.attempts, again.finished_at) == once
    assert len(making.files()) == 1


def test_a_worker_that_lost_its_claim_leaves_the_row_alone(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = layout.draw

    def slowly(context: object) -> bytes:
        row = Report.objects.filter(pk=report.pk)
        row.update(lease_until=timezone.now())
        work.claim(row, timezone.now(), timedelta(minutes=5))
        return draw(context)  # type: ignore[arg-type]

    monkeypatch.setattr(layout, "draw", slowly)
    late = built(report)
    assert (late.state, late.attempts, late.sha256) == ("building", 2, "")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (ValueError("no"), build.FAULT),
        (engine.PdfUnavailable("no"), build.LACKING),
        (SoftTimeLimitExceeded(), build.SLOW),
    ],
)
def test_a_failure_stays_in_words_and_a_retry_works(
    cast: Cast,
    report: Report,
    monkeypatch: pytest.MonkeyPatch,
    fault: BaseException,
    reason: str,
) -> None:
    def broken(_context: object) -> bytes:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(layout, "draw", broken)
        failed = built(report)
    assert (failed.state, failed.error) == ("failed", reason)
    assert making.files() == []

    reporting.retry(report=report, by=cast.alice)
    assert built(report).state == "ready"


def test_without_the_system_library_the_reason_says_so(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "lacking", lambda: "cannot load library 'pango'")
    assert built(report).error == build.LACKING


def test_work_that_is_lost_again_and_again_ends_and_may_be_tried_anew(
    cast: Cast, report: Report
) -> None:
    Report.objects.filter(pk=report.pk).update(attempts=build.MOST_ATTEMPTS)
    lost = built(report)
    assert (lost.state, lost.error) == ("failed", build.LOST)
    reporting.retry(report=report, by=cast.alice)
    assert built(report).state == "ready"


def test_a_broken_body_never_stops_the_others(cast: Cast, assessment: Assessment) -> None:
    broken = making.queued(assessment)
    fine = making.queued(making.handed_in(cast.b, cast.charlie))
    Report.objects.filter(pk=broken.pk).update(code="/")  # no address can be made of it
    states = [built(report).state for report in (broken, fine)]
    assert states == ["failed", "ready"]


def test_a_report_that_is_not_there_is_nobodys_work(assessment: Assessment) -> None:
    build.run("00000000-0000-0000-0000-000000000000")
    assert making.files() == []
