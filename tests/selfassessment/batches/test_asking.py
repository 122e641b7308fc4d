"""Asking for many reports: one row each, one batch however often the form is sent."""

from typing import Any
from uuid import uuid4

import pytest

from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance.models import AuditEvent
from selfassessment.models import Assessment, Campaign, ReportBatch
from selfassessment.reports import feeding
from selfassessment.services import batching
from selfassessment.services.batching import Wish
from tests.cast import Cast
from tests.selfassessment.batches import making
from tests.selfassessment.batches.making import NOW


def test_the_same_form_sent_twice_is_one_batch(
    cast: Cast, campaign: Campaign, sent: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    wish = Wish(uuid4(), "es", {"kind": "ajuntament"})
    with django_capture_on_commit_callbacks(execute=True):
        first, second = (making.asked(campaign, cast.adam, wish=wish) for _ in range(2))
    assert (first.pk, first.total, first.language) == (second.pk, 2, "es")
    assert sent == [str(item.pk) for item in first.items.order_by("pk")]
    assert AuditEvent.objects.filter(verb="reports.requested").count() == 1


def test_nobody_to_report_on_is_said(cast: Cast, campaign: Campaign) -> None:
    with pytest.raises(DomainError, match="cap informe"):
        making.asked(campaign, cast.adam, rows=Assessment.objects.none())
    assert not ReportBatch.objects.exists()


def test_few_keys_are_on_their_way_at_once_and_what_was_lost_goes_again(
    cast: Cast, campaign: Campaign, sent: list[str], monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setattr(feeding, "AT_ONCE", 1)
    batch = making.asked(campaign, cast.adam)
    assert batch.items.filter(sent_at=NOW).count() == 1
    assert batching.feed_waiting(now=NOW) == 0
    later = NOW + making.lost_after(settings)
    assert batching.feed_waiting(now=later) == 1
    assert batch.items.filter(sent_at=later).count() == 1


def test_what_is_paused_is_not_sent_and_what_is_resumed_is(
    cast: Cast, campaign: Campaign, settings: Any
) -> None:
    batch = making.asked(campaign, cast.adam)
    batching.pause(batch=batch, by=cast.adam, now=NOW)
    assert batching.feed_waiting(now=NOW + making.lost_after(settings)) == 0
    assert [item.state for item in making.build(batch)] == ["queued", "queued"]
    batching.resume(batch=batch, by=cast.adam, now=NOW)
    assert [item.state for item in making.build(batch)] == ["ready", "ready"]
    assert batch.state == "ended"


def test_what_is_cancelled_stays_so(cast: Cast, campaign: Campaign) -> None:
    batch = making.asked(campaign, cast.adam)
    batching.cancel(batch=batch, by=cast.adam, now=NOW)
    assert [item.state for item in making.build(batch)] == ["queued", "queued"]
    with pytest.raises(IllegalMove):
        batching.resume(batch=batch, by=cast.adam, now=NOW)
    assert (batch.state, batch.ended_at) == ("cancelled", NOW)


def test_only_what_failed_is_tried_again(cast: Cast, campaign: Campaign) -> None:
    batch = making.asked(campaign, cast.adam)
    with pytest.raises(DomainError, match="fallat"):
        batching.retry(batch=batch, item=None, by=cast.adam, now=NOW)
    first, second = batch.items.order_by("pk")
    batch.items.update(state="failed", error="x", attempts=9)
    batching.retry(batch=batch, item=first.pk, by=cast.adam, now=NOW)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.attempts, second.state) == ("queued", 0, "failed")
