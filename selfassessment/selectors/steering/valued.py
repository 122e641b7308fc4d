"""Which assessments count with their values, declared or validated, and which have a place."""

from django.db.models import Q, QuerySet

from selfassessment.models import Assessment, Score
from selfassessment.rules import groups
from selfassessment.rules.assessment_states import SETTLED
from selfassessment.selectors.coverage import SUBMITTED
from selfassessment.selectors.steering.figures import NOBODY

# Validated values count once the control is over, as in the counts of the dashboards.
VALIDATED = Q(state__in=SETTLED, control__levels__isnull=False)
Rows = QuerySet[Assessment]


def counted(basis: str) -> Q:
    """Return the condition on assessments whose values of BASIS count."""
    return VALIDATED if basis == groups.VALIDATED else SUBMITTED


def scored(rows: Rows, dimension: str, basis: str) -> Rows:
    """Leave those of ROWS with a score in DIMENSION, or overall when it is empty."""
    prefix = "control__" if basis == groups.VALIDATED else ""
    rows = rows.filter(counted(basis))
    if not dimension:
        return rows.filter(**{f"{prefix}denominator__gt": 0})
    parts = Score.objects.filter(kind=basis, dimension=dimension, denominator__gt=0)
    return rows.filter(pk__in=parts.values("assessment"))


def placed(rows: Rows, degree: str, basis: str) -> Rows:
    """Leave those of ROWS with a place on the map that reached DEGREE, if it names one."""
    prefix = "control__" if basis == groups.VALIDATED else ""
    rows = rows.filter(entity__longitude__isnull=False)
    if degree == NOBODY:
        told = Assessment.objects.filter(counted(basis)).exclude(**{f"{prefix}degree": ""})
        return rows.exclude(pk__in=told.values("pk"))
    return rows.filter(counted(basis), **{f"{prefix}degree": degree}) if degree else rows
