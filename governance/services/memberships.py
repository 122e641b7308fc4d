"""Give and end roles: the row, the rights and the line in the trail, all or none."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import access, audit
from governance.models import Entity, Membership, User
from governance.models.dated import holding
from governance.permissions import may_change_team
from governance.rules import roles
from governance.rules.memberships import INDISPENSABLE, LEADING, refusal


class LastOne(Conflict):
    """Without this person nobody would lead the body."""


def locked(entity: Entity) -> Entity:
    """Return ENTITY with its row locked: whatever changes who leads it comes one by one."""
    return Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)


@transaction.atomic
def give(*, user: User, entity: Entity, role: str, by: User | None, now: datetime) -> Membership:
    """Give USER the ROLE at ENTITY from today on; return the row, the old one if they have it.

    BY is who gives it, None for the portal itself. Raises NotAllowed when BY may not, and
    DomainError when nobody can: body dissolved or outside e-SET, person without access.
    """
    today = timezone.localdate(now)
    entity = locked(entity)
    if by is not None:
        require(may_change_team(by, entity, role, on=today))
    refuse_impossible(entity, role)
    if not user.is_active:
        raise DomainError(_("This person no longer has access to the portal."))
    row, new = Membership.objects.get_or_create(
        user=user, entity=entity, role=role, ends_on=None, defaults={"starts_on": today}
    )
    if new:
        access.sync(entity, on=today)
        audit.record(by, "membership.given", row, acting_for=entity, user=user.pk, role=role)
    return row


@transaction.atomic
def change(*, membership: Membership, role: str, by: User, now: datetime) -> Membership:
    """Give the person of MEMBERSHIP another ROLE instead; raises as `give` and `end` do."""
    if membership.role == role:
        return membership
    row = give(user=membership.user, entity=membership.entity, role=role, by=by, now=now)
    end(membership=membership, by=by, now=now)
    return row


@transaction.atomic
def end(*, membership: Membership, by: User | None, now: datetime, unmanaged: bool = False) -> None:
    """End MEMBERSHIP today, and with it the rights that it gave.

    One that began today is taken back: it has held on no day. Raises NotAllowed when BY may
    not, IllegalMove when it has ended already, and LastOne when nobody would lead the body any
    more, unless an administrator says that it may stay UNMANAGED.
    """
    today = timezone.localdate(now)
    locked(membership.entity)
    running = Q(ends_on=None) | Q(ends_on__gt=today)
    rows = Membership.objects.select_for_update(of=("self",)).select_related("entity", "user")
    row = rows.filter(running, pk=membership.pk).first()
    if row is None:
        raise IllegalMove(_("This role has already ended."))
    if by is not None:
        require(may_change_team(by, row.entity, row.role, on=today))
        _refuse_last(row, by, on=today, unmanaged=unmanaged)
    if row.starts_on >= today:
        Membership.objects.filter(pk=row.pk).delete()
    else:
        Membership.objects.filter(pk=row.pk).update(ends_on=today)
    access.sync(row.entity, on=today)
    access.sync_groups_of(row.user, on=today)
    audit.record(
        by, "membership.ended", row, acting_for=row.entity, user=row.user_id, role=row.role
    )


def refuse_impossible(entity: Entity, role: str) -> None:
    """Raise DomainError when nobody can have ROLE at ENTITY."""
    active = entity.status == Entity.Status.ACTIVE
    if reason := refusal(role, kind=entity.kind, active=active):
        raise DomainError(_(reason))


def _refuse_last(row: Membership, by: User, *, on: date, unmanaged: bool) -> None:
    """Raise LastOne when ROW is the last of a leading role; the body's row is locked."""
    if row.role not in LEADING or row.starts_on > on:
        return
    peers = Membership.objects.filter(entity=row.entity, role=row.role, user__is_active=True)
    if holding(peers, on).exclude(user=row.user).exists():
        return
    facts = {"role": row.role_label, "body": row.entity.name}
    if row.role in INDISPENSABLE:
        raise LastOne(
            _("This is the last person with the role “%(role)s” at %(body)s: the portal needs one.")
            % facts
        )
    if not (unmanaged and access.may_for_all(by, roles.MANAGE_TEAM)):
        raise LastOne(
            _(
                "This is the last person with the role “%(role)s” at %(body)s. Hand it over to"
                " somebody first, or ask the administrators of the Consortium."
            )
            % facts
        )
