"""Give and end roles: the row, the rights and the line in the trail, all or none."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance import access, audit
from governance.models import Entity, Membership, User
from governance.permissions import may_change_team
from governance.rules.memberships import refusal


@transaction.atomic
def give(*, user: User, entity: Entity, role: str, by: User | None, now: datetime) -> Membership:
    """Give USER the ROLE at ENTITY from today on; return the row, the old one if they have it.

    BY is who gives it, None for the portal itself. Raises NotAllowed when BY may not, and
    DomainError when nobody can: body dissolved or outside e-SET, person without access.
    """
    today = timezone.localdate(now)
    entity = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    if by is not None:
        require(may_change_team(by, entity, role, on=today))
    _refuse_impossible(user, entity, role)
    row, new = Membership.objects.get_or_create(
        user=user, entity=entity, role=role, ends_on=None, defaults={"starts_on": today}
    )
    if new:
        access.sync(entity, on=today)
        audit.record(by, "membership.given", row, acting_for=entity, user=user.pk, role=role)
    return row


@transaction.atomic
def end(*, membership: Membership, by: User | None, now: datetime) -> None:
    """End MEMBERSHIP today, and with it the rights that it gave.

    One that began today is taken back: it has held on no day. Raises NotAllowed when BY may
    not, IllegalMove when it has ended already.
    """
    today = timezone.localdate(now)
    running = Q(ends_on=None) | Q(ends_on__gt=today)
    rows = Membership.objects.select_for_update(of=("self",)).select_related("entity")
    row = rows.filter(running, pk=membership.pk).first()
    if row is None:
        raise IllegalMove(_("This role has already ended."))
    if by is not None:
        require(may_change_team(by, row.entity, row.role, on=today))
    if row.starts_on >= today:
        Membership.objects.filter(pk=row.pk).delete()
    else:
        Membership.objects.filter(pk=row.pk).update(ends_on=today)
    access.sync(row.entity, on=today)
    access.sync_groups_of(row.user, on=today)
    audit.record(
        by, "membership.ended", row, acting_for=row.entity, user=row.user_id, role=row.role
    )


def _refuse_impossible(user: User, entity: Entity, role: str) -> None:
    active = entity.status == Entity.Status.ACTIVE
    if reason := refusal(role, kind=entity.kind, active=active):
        raise DomainError(_(reason))
    if not user.is_active:
        raise DomainError(_("This person no longer has access to the portal."))
