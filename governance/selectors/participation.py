"""Which bodies take part, and where each of them stands."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from governance.models import Application, DeploymentPlan, Entity, Membership, TakenAlong
from governance.models.dated import holding
from governance.models.entities import EntityQuerySet
from governance.rules import adhesion_states as at
from governance.rules import roles

OWN = [role.code for role in roles.with_reach(roles.OWN)]
JOINED = (at.ACCEPTED, at.AGREEMENT_SENT, at.AGREEMENT_SIGNED, at.DEPLOYING, at.ACTIVE)
"""States of the application from which on a body is one of the network."""


def taking_part(on: date) -> EntityQuerySet:
    """Return the bodies that take part on that day.

    They were accepted, are taken along by the one on which they depend, or have people at work or
    a deployment under way that they have not left.
    """
    people = holding(Membership.objects.filter(entity=OuterRef("pk"), role__in=OWN), on)
    along = holding(TakenAlong.objects.filter(entity=OuterRef("pk")), on)
    accepted = Application.objects.filter(entity=OuterRef("pk"), state__in=JOINED)
    plans = DeploymentPlan.objects.filter(entity=OuterRef("pk"), ended_at=None)
    left = Application.objects.filter(entity=OuterRef("pk"), state=at.LEFT)
    suspended = Application.objects.filter(entity=OuterRef("pk"), state=at.SUSPENDED)
    return Entity.objects.filter(
        Q(Exists(people))
        | Q(Exists(along))
        | Q(Exists(accepted))
        | Q(Exists(plans), ~Exists(left)),
        ~Exists(suspended),
        status=Entity.Status.ACTIVE,
    )


def takes_part(entity: Entity, on: date) -> bool:
    """Say whether ENTITY takes part on that day."""
    return taking_part(on).filter(pk=entity.pk).exists()
