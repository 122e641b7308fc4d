"""The bodies of a campaign side by side, as a list that can be filtered and sorted."""

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from governance.models import Entity
from selfassessment.models import Assessment, Campaign
from selfassessment.selectors.coverage import STARTED, SUBMITTED
from selfassessment.selectors.dashboards import OTHERS

STAGES = {
    "waiting": Q(submitted_at=None, changed_at=None),
    "started": STARTED,
    "submitted": SUBMITTED,
}
SORTS = {
    "name": ("entity__sort_name",),
    "score": (F("score").asc(nulls_last=True), "entity__sort_name"),
    "-score": (F("score").desc(nulls_last=True), "entity__sort_name"),
    "inhabitants": (F("inhabitants").asc(nulls_last=True), "entity__sort_name"),
    "-inhabitants": (F("inhabitants").desc(nulls_last=True), "entity__sort_name"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of the list; empty means any."""

    stage: str = ""
    degree: str = ""
    band: str = ""
    kind: str = ""
    comarca: str = ""
    supporter: str = ""
    sort: str = "name"


def of(campaign: Campaign, bodies: QuerySet[Entity], wanted: Wanted) -> QuerySet[Assessment]:
    """Return the assessments of BODIES in CAMPAIGN that WANTED asks for, sorted as it says."""
    rows = Assessment.objects.filter(campaign=campaign, entity__in=bodies)
    if wanted.stage:
        rows = rows.filter(STAGES[wanted.stage])
    if wanted.degree:
        rows = rows.filter(SUBMITTED, degree=wanted.degree)
    if wanted.band:
        rows = rows.filter(band="" if wanted.band == OTHERS else wanted.band)
    exact = {"kind": wanted.kind, "comarca": wanted.comarca, "supporter": wanted.supporter}
    rows = rows.filter(**{column: value for column, value in exact.items() if value})
    rows = rows.annotate(score=F("low_numerator") / F("denominator"))
    return rows.select_related("entity", "comarca", "supporter", "control").order_by(
        *SORTS[wanted.sort]
    )


def supporters(campaign: Campaign) -> list[Entity]:
    """Return the bodies that accompany others in CAMPAIGN, in order."""
    ids = Assessment.objects.filter(campaign=campaign).values("supporter")
    return list(Entity.objects.filter(pk__in=ids).in_order())
