"""Who can review what a body shares, asked of many practices or of one."""

from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from governance.models import Membership, Support
from governance.models.dated import holding
from governance.rules import roles

REVIEWING = [role.code for role in roles.ROLES.values() if roles.CONTROL in role.rights]


def able(
    entity: "UUID | OuterRef", author: "int | OuterRef", on: date
) -> "models.QuerySet[Membership]":
    """Return who accompanies ENTITY ON a day and may review for it: not AUTHOR, nor its members."""
    inner = OuterRef(entity) if isinstance(entity, OuterRef) else entity
    supporters = holding(Support.objects.filter(entity=inner), on).values("supporter")
    rows = Membership.objects.filter(
        entity__in=supporters, role__in=REVIEWING, user__is_active=True
    )
    members = Membership.objects.filter(entity=inner).values("user")
    return holding(rows, on).exclude(user=author).exclude(user__in=members)


def nobody_able(on: date) -> Q:
    """Return the condition of practices that nobody who accompanies their body can review."""
    return ~Q(Exists(able(OuterRef("entity"), OuterRef("author"), on)))
