"""What a plan and its questionnaire need to know of a body and its people."""

from datetime import date

from django.db.models import Q

from governance.models import Entity, Membership, PlanTemplate, Support, User
from governance.models.dated import holding
from governance.rules import bands, entity_kinds, roles
from governance.rules.deployment import plan_choice

WORKERS = [role.code for role in roles.ROLES.values() if roles.DEPLOY in role.rights]
OWN = [code for code in WORKERS if roles.ROLES[code].reach == roles.OWN]
SUPPORTING = [code for code in WORKERS if roles.ROLES[code].reach == roles.SUPPORTED]


def band(entity: Entity) -> str:
    """Return the code of the band of ENTITY, a body with facts; "" when it has none."""
    inhabitants: int | None = getattr(entity, "inhabitants", None)
    if inhabitants is None or not entity_kinds.KINDS[entity.kind].banded:
        return ""
    return bands.band_of(inhabitants)


def owners(entity: Entity, on: date) -> list[User]:
    """Return who may be given a task of ENTITY on that day: its team and its technicians."""
    supporter = holding(Support.objects.filter(entity=entity), on).values("supporter")
    at_home = Q(memberships__entity=entity, memberships__role__in=OWN)
    beside = Q(memberships__entity__in=supporter, memberships__role__in=SUPPORTING)
    held = holding(Membership.objects.all(), on).values("pk")
    rows = User.objects.filter(at_home | beside, memberships__in=held, is_active=True)
    return list(rows.distinct().order_by("full_name", "pk"))


def templates(entity: Entity) -> list[PlanTemplate]:
    """Return the templates in use, those that fit ENTITY, a body with facts, best first."""
    rows = PlanTemplate.objects.filter(retired_at=None).order_by("title")
    return sorted(rows, key=lambda row: _fit(row, entity), reverse=True)


def fitting(entity: Entity, on: date) -> PlanTemplate | None:
    """Return the template in use that fits ENTITY best as it is on that day; None if none does."""
    body = Entity.objects.with_facts(on).get(pk=entity.pk)
    best = next(iter(templates(body)), None)
    return best if best is not None and _fit(best, body) else None


def _fit(row: PlanTemplate, entity: Entity) -> int:
    return plan_choice.fit(entity.kind, band(entity), kinds=row.kinds, bands=row.bands)
