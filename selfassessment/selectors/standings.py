"""The bodies of a campaign side by side, as a list that can be filtered and sorted."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils import timezone

from governance.models import Entity
from selfassessment.models import Assessment, Campaign
from selfassessment.rules import groups
from selfassessment.rules.assessment_states import SETTLED, WITHDRAWN
from selfassessment.selectors.control import FROZEN_NA
from selfassessment.selectors.coverage import STARTED, SUBMITTED
from selfassessment.selectors.steering import figures, narrowing
from selfassessment.selectors.steering.figures import Figure
from selfassessment.selectors.steering.valued import VALIDATED, counted
from selfassessment.selectors.steering.view import where

# Scores are counted by whole points, rounded: a range begins half a point lower.
HALF = Decimal("0.5")
NOT_APPLICABLE = FROZEN_NA

STAGES = {
    "waiting": Q(submitted_at=None, changed_at=None),
    "started": STARTED,
    "submitted": SUBMITTED,
    "validated": VALIDATED,
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
    """What somebody asks of the list; empty means any. BASIS says whose values are meant.

    FIGURE is what a dashboard counts beyond the other filters, as things are ON a day.
    """

    stage: str = ""
    degree: str = ""
    band: str = ""
    kind: str = ""
    comarca: str = ""
    supporter: str = ""
    least: int | None = None
    below: int | None = None
    outcome: str = ""
    question: str = ""
    answer: str = ""
    basis: str = groups.DECLARED
    sort: str = "name"
    figure: Figure | None = None
    on: date = field(default_factory=timezone.localdate)


def of(campaign: Campaign, bodies: QuerySet[Entity], wanted: Wanted) -> QuerySet[Assessment]:
    """Return the assessments of BODIES in CAMPAIGN that WANTED asks for, sorted as it says."""
    rows = Assessment.objects.filter(campaign=campaign, entity__in=bodies)
    rows = rows.exclude(state=WITHDRAWN)
    if wanted.stage:
        rows = rows.filter(STAGES[wanted.stage])
    axes = {axis: str(getattr(wanted, axis)) for axis in groups.AXES}
    rows = rows.filter(where({axis: value for axis, value in axes.items() if value}))
    rows = _valued(rows, wanted)
    if wanted.figure:
        rows = narrowing.narrow(rows, wanted.figure, wanted.basis, wanted.on)
    if wanted.outcome:
        settled = Q(state__in=SETTLED)
        validated = settled & Q(control__control_outcome=wanted.outcome)
        rows = rows.filter(validated | ~settled & Q(control_outcome=wanted.outcome))
    return rows.select_related("entity", "comarca", "supporter", "control").order_by(
        *SORTS[wanted.sort]
    )


def _valued(rows: QuerySet[Assessment], wanted: Wanted) -> QuerySet[Assessment]:
    """Leave those of ROWS whose values, declared or validated, are as WANTED; each has `score`."""
    is_validated = wanted.basis == groups.VALIDATED
    prefix = "control__" if is_validated else ""
    known = counted(wanted.basis)
    of, figure = prefix, wanted.figure
    if figure and figure.what == figures.SCORED and figure.of:
        part = Q(scores__kind=wanted.basis, scores__dimension=figure.of)
        rows = rows.annotate(part=FilteredRelation("scores", condition=part))
        of = "part__"
    rows = rows.annotate(score=F(f"{of}low_numerator") / F(f"{of}denominator"))
    if wanted.degree:
        rows = rows.filter(known, **{f"{prefix}degree": wanted.degree})
    if wanted.least is not None:
        rows = rows.filter(known, score__gte=Decimal(wanted.least) - HALF)
    if wanted.below is not None:
        rows = rows.filter(known, score__lt=Decimal(wanted.below) - HALF)
    if wanted.question and wanted.answer:
        levels = "control__levels" if is_validated else "frozen_levels"
        value = wanted.answer if wanted.answer == NOT_APPLICABLE else int(wanted.answer)
        plain = Q(**{f"{levels}__contains": {wanted.question: value}})
        with_value = Q(**{f"{levels}__contains": {wanted.question: {"level": value}}})
        rows = rows.filter(known, plain | with_value)
    return rows


def supporters(campaign: Campaign) -> list[Entity]:
    """Return the bodies that accompany others in CAMPAIGN, in order."""
    ids = Assessment.objects.filter(campaign=campaign).values("supporter")
    return list(Entity.objects.filter(pk__in=ids).in_order())
