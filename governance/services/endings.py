"""A body is no more: it is dissolved, or it merges into another that takes over."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import access, audit
from governance.models import (
    Comarca,
    ComarcaMembership,
    Ending,
    Entity,
    Membership,
    PublicContact,
    Support,
    TakenAlong,
    User,
)
from governance.models.dated import holding
from governance.services import changes

DatedRows = QuerySet[Support] | QuerySet[TakenAlong] | QuerySet[Membership]


@transaction.atomic
def dissolve(
    *, entity: Entity, on: date, successor: Entity | None, by: User | None, now: datetime
) -> None:
    """Say that ENTITY is no more from the day ON, and that SUCCESSOR, if any, took over.

    Its people lose their roles there today, its support ends, and what depends on it depends on
    the successor. What it did stays. Raises DomainError for a day to come or a successor that is
    itself or no more; Conflict when others still rest on it or something begins there later.
    """
    _end(entity, on, successor, merged=False, by=by, now=now)


@transaction.atomic
def merge(
    *, entities: Sequence[Entity], successor: Entity, on: date, by: User | None, now: datetime
) -> int:
    """Let ENTITIES merge into SUCCESSOR on the day ON, all or none, and return how many did.

    Raises as `dissolve` does, and DomainError when there is nobody to merge.
    """
    others = {body.pk: body for body in entities}
    if not others:
        raise DomainError(_("Say which bodies merge into this one."))
    for body in others.values():
        _end(body, on, successor, merged=True, by=by, now=now)
    return len(others)


def _end(
    entity: Entity,
    on: date,
    successor: Entity | None,
    *,
    merged: bool,
    by: User | None,
    now: datetime,
) -> None:
    entity = changes.locked(entity, by)
    changes.refuse_later(on, now=now)
    if successor is not None:
        successor = _successor(entity, successor)
    _refuse_while_leaned_on(entity, on, successor)
    today = timezone.localdate(now)
    Ending.objects.create(entity=entity, on=on, successor=successor, merged=merged)
    Entity.objects.filter(pk=entity.pk).update(status=Entity.Status.DISSOLVED)
    ComarcaMembership.objects.filter(entity=entity, starts_on__lt=on).filter(_open(on)).update(
        ends_on=on
    )
    _close(Support.objects.filter(entity=entity), on)
    _close(TakenAlong.objects.filter(Q(entity=entity) | Q(parent=entity)), on)
    people = _send_away(entity, today)
    PublicContact.objects.filter(entity=entity).delete()
    if successor is not None:
        _hand_over(entity, successor, on)
    facts = {"successor": successor.name if successor else None, "on": on.isoformat()}
    if merged:
        audit.record(by, "body.merged", entity, acting_for=entity, people=people, **facts)
    else:
        audit.record(by, "body.dissolved", entity, acting_for=entity, people=people, **facts)


def _successor(entity: Entity, successor: Entity) -> Entity:
    found = Entity.objects.select_for_update(no_key=True).get(pk=successor.pk)
    if found.pk == entity.pk:
        raise DomainError(_("A body cannot follow itself."))
    if found.status != Entity.Status.ACTIVE:
        raise DomainError(_("%(body)s no longer exists: it cannot follow.") % {"body": found.name})
    if found.parent_id == entity.pk:
        raise DomainError(
            _("%(body)s depends on the body that ends: say first on whom it depends now.")
            % {"body": found.name}
        )
    return found


def _refuse_while_leaned_on(entity: Entity, on: date, successor: Entity | None) -> None:
    supported = holding(Support.objects.filter(supporter=entity), on).count()
    if supported:
        raise Conflict(
            ngettext(
                "It accompanies %(number)d body: give that one another supporter first.",
                "It accompanies %(number)d bodies: give them another supporter first.",
                supported,
            )
            % {"number": supported}
        )
    below = Entity.objects.filter(parent=entity, status=Entity.Status.ACTIVE).count()
    if below and successor is None:
        raise Conflict(
            ngettext(
                "%(number)d body depends on it: say who follows it, or end that one first.",
                "%(number)d bodies depend on it: say who follows it, or end them first.",
                below,
            )
            % {"number": below}
        )
    later = (
        ComarcaMembership.objects.filter(entity=entity, starts_on__gt=on),
        Support.objects.filter(Q(entity=entity) | Q(supporter=entity), starts_on__gt=on),
        TakenAlong.objects.filter(Q(entity=entity) | Q(parent=entity), starts_on__gt=on),
    )
    if any(rows.exists() for rows in later):
        raise Conflict(
            _("A comarca or a support begins there later than that day: choose a later one.")
        )


def _open(on: date) -> Q:
    return Q(ends_on=None) | Q(ends_on__gt=on)


def _close(
    rows: "QuerySet[Support] | QuerySet[TakenAlong] | QuerySet[Membership]", on: date
) -> int:
    """End ROWS that hold on the day ON, take back those that would begin then; return how many."""
    running = rows.filter(_open(on))
    gone, _by_table = running.filter(starts_on__gte=on).delete()
    return gone + running.filter(starts_on__lt=on).update(ends_on=on)


def _send_away(entity: Entity, today: date) -> int:
    """End all roles at ENTITY and the rights they gave; return how many roles."""
    people = list(User.objects.filter(memberships__entity=entity).distinct())
    ended = _close(Membership.objects.filter(entity=entity), today)
    access.sync(entity, on=today)
    for user in people:
        access.sync_groups_of(user, on=today)
    return ended


def _hand_over(entity: Entity, successor: Entity, on: date) -> None:
    for body in Entity.objects.filter(parent=entity, status=Entity.Status.ACTIVE):
        changes.put_below(body, successor, on)
    Comarca.objects.filter(governed_by=entity).update(governed_by=successor)
