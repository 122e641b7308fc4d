"""Background work as rows: the row is the truth, the broker only carries its key."""

import uuid
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Work(models.Model):
    """A piece of background work that a worker claims, may lose, and finishes once.

    A claim is a lease: `token` names the claim, and only its holder may report progress or
    the end. When the lease runs out, anybody may claim the work again.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        BUILDING = "building", _("Being built")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Failed")

    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    progress = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=Work)


def waiting(rows: models.QuerySet[Row], now: datetime) -> models.QuerySet[Row]:
    """Keep the ROWS that a worker may claim: queued, or lost by whoever held them."""
    lost = Q(state=Work.State.BUILDING, lease_until__lte=now)
    return rows.filter(Q(state=Work.State.QUEUED) | lost)


def claim(rows: models.QuerySet[Row], now: datetime, lease: timedelta) -> uuid.UUID | None:
    """Claim the one row among ROWS for as long as LEASE; None when somebody else holds it."""
    token = uuid.uuid4()
    taken = waiting(rows, now).update(
        state=Work.State.BUILDING,
        token=token,
        attempts=F("attempts") + 1,
        progress=0,
        error="",
        lease_until=now + lease,
    )
    return token if taken else None


def report_progress(rows: models.QuerySet[Row], token: uuid.UUID, percent: int) -> bool:
    """Say how far the work is, 0 to 100; False when the claim is lost."""
    held = rows.filter(token=token, state=Work.State.BUILDING)
    return bool(held.update(progress=percent))


def fail(rows: models.QuerySet[Row], token: uuid.UUID, reason: str, now: datetime) -> bool:
    """End the work without a result; False when the claim is lost."""
    held = rows.filter(token=token, state=Work.State.BUILDING)
    return bool(
        held.update(state=Work.State.FAILED, error=reason[:500], finished_at=now, lease_until=None)
    )


def give_back(rows: models.QuerySet[Row], token: uuid.UUID) -> bool:
    """Queue the claimed work for later, as if not tried; False when the claim is lost."""
    held = rows.filter(token=token, state=Work.State.BUILDING)
    return bool(
        held.update(
            state=Work.State.QUEUED,
            token=None,
            lease_until=None,
            progress=0,
            attempts=F("attempts") - 1,
        )
    )


def queue_again(rows: models.QuerySet[Row]) -> bool:
    """Queue failed work once more, as if never tried; False when it had not failed."""
    return bool(
        rows.filter(state=Work.State.FAILED).update(
            state=Work.State.QUEUED,
            error="",
            progress=0,
            attempts=0,
            finished_at=None,
            token=None,
        )
    )


def finish(rows: models.QuerySet[Row], token: uuid.UUID, now: datetime, **result: object) -> bool:
    """End the work with RESULT in its columns; False when the claim is lost."""
    held = rows.filter(token=token, state=Work.State.BUILDING)
    ready = {"state": Work.State.READY, "progress": 100, "finished_at": now, "lease_until": None}
    return bool(held.update(**ready, **result))
