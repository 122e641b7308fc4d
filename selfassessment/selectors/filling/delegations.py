"""Who was asked to fill in which dimension, and what somebody has in hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from governance.models import Entity, Membership, User
from governance.models.dated import holding
from governance.rules import roles
from selfassessment.models import Assessment, Delegation, Score
from selfassessment.rules import together
from selfassessment.rules.assessment_states import OPEN, RETURNED
from selfassessment.rules.instrument import Dimension
from selfassessment.selectors import instruments

ANSWERING = [code for code, role in roles.ROLES.items() if roles.ANSWER in role.rights]


@dataclass(frozen=True, slots=True)
class Duty:
    """A dimension that somebody has in hand: how many answers it lacks, and whether it is late."""

    delegation: Delegation
    dimension: Dimension
    missing: int
    is_late: bool


def of_assessment(assessment: Assessment) -> dict[str, Delegation]:
    """Return who is in charge of each dimension of ASSESSMENT, by its code."""
    rows = _standing().filter(assessment=assessment).select_related("to", "given_by")
    return {row.dimension: row for row in rows}


def of_dimension(assessment: Assessment, dimension: str) -> Delegation | None:
    """Return who is in charge of DIMENSION; None when nobody is in particular."""
    rows = _standing().filter(assessment=assessment, dimension=dimension)
    return rows.select_related("to", "given_by").first()


def colleagues(entity: Entity, on: date) -> list[User]:
    """Return who answers for ENTITY on that day, by name."""
    members = holding(Membership.objects.filter(entity=entity, role__in=ANSWERING), on)
    rows = User.objects.filter(pk__in=members.values("user"), is_active=True)
    return list(rows.order_by("full_name", "pk"))


def duties(assessment: Assessment, on: date) -> list[Duty]:
    """Return each dimension of ASSESSMENT that somebody has in hand, the first due first."""
    rows = _standing().filter(assessment=assessment).select_related("to", "given_by")
    return _duties(rows, [assessment], on)


def in_hand(user: User, on: date) -> list[Duty]:
    """Return what USER has in hand, the first due first, while its assessment is open."""
    rows = _standing().filter(to=user, assessment__state__in=[OPEN, RETURNED])
    known = rows.select_related(
        "assessment__campaign__version", "assessment__entity", "given_by", "to"
    ).defer("assessment__campaign__version__content")
    return _duties(known, [row.assessment for row in known], on)


def _standing() -> QuerySet[Delegation]:
    return Delegation.objects.filter(ended_at=None)


def _duties(rows: QuerySet[Delegation], assessments: list[Assessment], on: date) -> list[Duty]:
    known = {row.pk: row for row in assessments}
    missing = _missing(assessments) if known else {}
    found = []
    for row in rows:
        assessment = known[row.assessment_id]
        parts = {part.code: part for part in instruments.of_assessment(assessment).dimensions}
        part = parts.get(row.dimension)
        if part is None or not part.questions:
            continue
        left = missing.get((assessment.pk, part.code), len(part.questions))
        found.append(Duty(row, part, left, together.is_late(row.due_on, left, on)))
    return sorted(found, key=lambda duty: (duty.delegation.due_on, duty.dimension.code))


def _missing(assessments: list[Assessment]) -> Mapping[tuple[object, str], int]:
    kind = Score.Kind.DECLARED
    rows = Score.objects.filter(assessment__in={row.pk for row in assessments}, kind=kind)
    return {(row.assessment_id, row.dimension): row.missing for row in rows}
