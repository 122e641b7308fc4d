"""How far a batch of reports is, what failed in it, and how long it may still take."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from governance import access
from governance.models import Entity, User
from governance.rules import roles
from selfassessment.models import Assessment, BatchItem, Campaign, ReportBatch
from selfassessment.rules import pace
from selfassessment.rules.assessment_states import HANDED_IN
from selfassessment.selectors import standings

LATEST = 40
STATES = BatchItem.State


@dataclass(frozen=True, slots=True)
class Progress:
    """The reports of a batch by how far they are; LEFT is None while nobody can say."""

    total: int
    ready: int
    failed: int
    building: int
    left: timedelta | None

    @property
    def done(self) -> int:
        """How many have ended, well or badly."""
        return self.ready + self.failed

    @property
    def waiting(self) -> int:
        """How many nobody has begun."""
        return self.total - self.done - self.building

    @property
    def minutes(self) -> int | None:
        """Whole minutes left, at least one; None while nobody can say."""
        return None if self.left is None else max(1, round(self.left.total_seconds() / 60))


def visible_to(user: User) -> QuerySet[ReportBatch]:
    """Return the batches that USER asked for, and all for whoever manages campaigns."""
    rows = ReportBatch.objects.select_related("campaign", "requested_by")
    if access.may_for_all(user, roles.MANAGE_CAMPAIGNS):
        return rows
    return rows.filter(requested_by=user)


def listed(user: User) -> QuerySet[ReportBatch]:
    """Return those that USER may see, the newest first, with how many are READY and FAILED."""
    ready = Count("items", filter=Q(items__state=STATES.READY))
    failed = Count("items", filter=Q(items__state=STATES.FAILED))
    return visible_to(user).annotate(ready=ready, failed=failed).order_by("-created_at")


def bodies_for(user: User) -> QuerySet[Entity]:
    """Return the bodies whose reports USER may ask for side by side."""
    return access.entities(user, roles.REQUEST_REPORT)


def candidates(
    campaign: Campaign, bodies: QuerySet[Entity], wanted: standings.Wanted
) -> QuerySet[Assessment]:
    """Return what BODIES handed in in CAMPAIGN and WANTED asks for: these have a report."""
    return standings.of(campaign, bodies, wanted).filter(state__in=HANDED_IN)


def progress(batch: ReportBatch, *, now: datetime) -> Progress:
    """Return how far BATCH is."""
    counts = dict(batch.items.order_by().values_list("state").annotate(Count("pk")))
    ready, failed = counts.get(STATES.READY, 0), counts.get(STATES.FAILED, 0)
    left = None
    if batch.state == ReportBatch.State.RUNNING:
        ended = batch.items.filter(finished_at__isnull=False).order_by("-finished_at")
        latest = [row.finished_at for row in ended[:LATEST] if row.finished_at]
        left = pace.time_left(latest, batch.total - ready - failed, now=now)
    return Progress(batch.total, ready, failed, counts.get(STATES.BUILDING, 0), left)


def failures(batch: ReportBatch) -> QuerySet[BatchItem]:
    """Return what failed in BATCH, by the name of the body."""
    rows = batch.items.filter(state=STATES.FAILED).select_related("assessment__entity")
    return rows.order_by("assessment__entity__sort_name")


def finished(batch: ReportBatch, user: User) -> QuerySet[BatchItem]:
    """Return what is ready in BATCH of bodies whose results USER may still see."""
    bodies = access.entities(user, roles.READ_RESULTS)
    rows = batch.items.filter(state=STATES.READY, assessment__entity__in=bodies)
    known = ("report__assessment__entity", "assessment__entity", "assessment__campaign")
    return rows.select_related(*known).order_by("assessment__entity__sort_name", "pk")
