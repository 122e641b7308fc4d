"""Building what a batch asks for: each once, a broken one in nobody's way."""

import errno
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from eset_portal.common import work
from eset_portal.common.pdf_terms import BadSeal, PdfUnavailable
from selfassessment.models import Assessment, Campaign, Report
from selfassessment.reports import build, context, items, layout
from selfassessment.services import batching, reporting
from tests.cast import Cast
from tests.selfassessment.batches import making
from tests.selfassessment.batches.making import NOW
from tests.selfassessment.reports_work.making import files

MINUTE = timedelta(minutes=1)


def test_a_batch_ends_with_one_report_a_body_and_another_batch_takes_the_same(
    cast: Cast, campaign: Campaign
) -> None:
    first, second = (making.asked(campaign, cast.adam) for _ in range(2))
    built = [making.build(batch) for batch in (first, second)]
    assert [item.state for rows in built for item in rows] == ["ready"] * 4
    assert [item.report_id for item in built[0]] == [item.report_id for item in built[1]]
    assert Report.objects.count() == len(files()) == 2
    assert (first.state, second.state) == ("ended", "ended")


def test_a_broken_body_fails_alone_and_a_retry_mends_it(
    cast: Cast, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather = context.gather

    def broken(report: Report, **more: Any) -> Any:
        if report.assessment.entity == cast.a:
            raise ValueError("no words")
        return gather(report, **more)

    batch = making.asked(campaign, cast.adam)
    with monkeypatch.context() as patch:
        patch.setattr(context, "gather", broken)
        rows = {item.assessment.entity: item for item in making.build(batch)}
    assert (rows[cast.a].state, rows[cast.b].state) == ("failed", "ready")
    assert (rows[cast.a].error, batch.state) == (build.FAULT, "ended")
    batching.retry(batch=batch, item=None, by=cast.adam, now=NOW)
    assert {item.state for item in making.build(batch)} == {"ready"}


def test_a_full_disk_pauses_the_batch_in_words_and_leaves_no_half_file(
    cast: Cast, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_more: object) -> str:
        raise OSError(errno.ENOSPC, "no space")

    batch = making.asked(campaign, cast.adam)
    with monkeypatch.context() as patch:
        patch.setattr(default_storage, "save", full)
        rows = making.build(batch)
    assert (batch.state, batch.note) == ("paused", build.FULL)
    assert [item.state for item in rows] == ["queued", "queued"]
    assert files() == []
    batching.resume(batch=batch, by=cast.adam, now=NOW)
    assert {item.state for item in making.build(batch)} == {"ready"}


@pytest.mark.parametrize(
    ("fault", "reason"),
    [(PdfUnavailable("no Pango"), build.LACKING), (BadSeal("no stamp"), build.UNSEALED)],
)
def test_what_ails_the_machine_pauses_the_batch_instead_of_failing_every_body(
    cast: Cast, campaign: Campaign, monkeypatch: pytest.MonkeyPatch, fault: Exception, reason: str
) -> None:
    def ailing(_report: Report) -> bytes:
        raise fault

    batch = making.asked(campaign, cast.adam)
    with monkeypatch.context() as patch:
        patch.setattr(layout, "draw", ailing)
        rows = making.build(batch)
    assert (batch.state, batch.note) == ("paused", reason)
    assert {item.state for item in rows} == {"queued"}
    batching.resume(batch=batch, by=cast.adam, now=NOW)
    assert {item.state for item in making.build(batch)} == {"ready"}


def test_a_batch_is_held_before_it_is_looked_whether_anything_waits(
    cast: Cast, campaign: Campaign
) -> None:
    batch = making.asked(campaign, cast.adam)
    with CaptureQueriesContext(connection) as queries:
        assert not items.end_done(batch.pk, now=NOW)
    asked = [row["sql"] for row in queries.captured_queries if "SELECT" in row["sql"]]
    assert [("FOR UPDATE" in sql, "batchitem" in sql) for sql in asked] == [
        (True, False),
        (False, True),
    ]


def test_a_file_that_a_killed_worker_left_half_written_is_written_anew(
    cast: Cast, campaign: Campaign
) -> None:
    batch = making.asked(campaign, cast.adam)
    first = making.build(batch)[0].report
    assert first is not None
    path = files()[0]
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    build.keep(str(first.file), whole)
    assert path.read_bytes() == whole


def test_a_database_that_is_away_leaves_the_item_to_its_lease(
    cast: Cast, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_arguments: object, **_more: object) -> None:
        raise OperationalError("the connection is closed")

    batch = making.asked(campaign, cast.adam)
    item = batch.items.order_by("pk")[0]
    with monkeypatch.context() as patch:
        patch.setattr(context, "gather", away)
        with pytest.raises(OperationalError):
            items.run(str(item.pk))
    item.refresh_from_db()
    assert (item.state, item.error) == ("building", "")
    past = timezone.now() - MINUTE
    batch.items.update(lease_until=past)
    Report.objects.update(lease_until=past)
    assert {row.state for row in making.build(batch)} == {"ready"}


def test_a_report_that_another_worker_has_is_looked_at_later(
    cast: Cast, campaign: Campaign
) -> None:
    assessment = Assessment.objects.select_related("campaign__version", "entity").get(
        campaign=campaign, entity=cast.a
    )
    report = reporting.ask(assessment=assessment, language="ca", by=cast.adam, now=NOW)
    work.claim(Report.objects.filter(pk=report.pk), timezone.now(), 5 * MINUTE)
    batch = making.asked(campaign, cast.adam)
    rows = {row.assessment.entity: row for row in making.build(batch)}
    assert (rows[cast.a].state, rows[cast.a].attempts) == ("queued", 0)
    assert (rows[cast.b].state, batch.state) == ("ready", "running")


def test_an_item_that_kills_its_workers_ends_in_words(cast: Cast, campaign: Campaign) -> None:
    batch = making.asked(campaign, cast.adam)
    batch.items.update(attempts=build.MOST_ATTEMPTS)
    assert {(row.state, row.error) for row in making.build(batch)} == {("failed", build.LOST)}
