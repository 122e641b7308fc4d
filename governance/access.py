"""The one door to django-guardian: who may do what to which body."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from guardian.shortcuts import get_objects_for_user

from governance.models import (
    Entity,
    EntityGroupGrant,
    EntityUserGrant,
    Membership,
    Support,
    User,
)
from governance.models.dated import holding
from governance.rules import roles

APP = "governance"
BATCH = 2000

Grant = tuple[UUID, int, int]
"""A body, a person or group, and a right, by their keys."""


def may(user: User, right: str, entity: Entity) -> bool:
    """Say whether USER holds RIGHT over ENTITY, by an own role, a supporter's team or for all."""
    if not user.is_active:
        return False
    name = f"{APP}.{right}"
    return user.has_perm(name) or user.has_perm(name, entity)


def rights_over(user: User, entity: Entity) -> frozenset[str]:
    """Return all rights that USER holds over ENTITY, in one query."""
    if not user.is_active:
        return frozenset()
    for_all = Permission.objects.filter(
        group__user=user, content_type__app_label=APP, content_type__model="entity"
    )
    own = EntityUserGrant.objects.filter(user=user, content_object=entity)
    by_group = EntityGroupGrant.objects.filter(group__user=user, content_object=entity)
    over_it = (rows.values_list("permission__codename", flat=True) for rows in (own, by_group))
    return frozenset(for_all.values_list("codename", flat=True).union(*over_it))


def may_somewhere(user: User, right: str) -> bool:
    """Say whether USER holds RIGHT over any body at all."""
    return may_for_all(user, right) or entities(user, right).exists()


def may_for_all(user: User, right: str) -> bool:
    """Say whether USER holds RIGHT over every body."""
    return user.is_active and user.has_perm(f"{APP}.{right}")


def entities(user: User, right: str) -> QuerySet[Entity]:
    """Return the bodies over which USER holds RIGHT."""
    if may_for_all(user, right):
        return Entity.objects.all()
    found: QuerySet[Entity] = get_objects_for_user(
        user, f"{APP}.{right}", klass=Entity, with_superuser=False
    )
    return found


def sync(entity: Entity, *, on: date) -> None:
    """Make guardian's rows for ENTITY agree with memberships and support that hold on that day.

    Doing it twice, or two at once, changes nothing: the body's row is locked meanwhile.
    """
    sync_many([entity], on=on)


@transaction.atomic
def sync_many(bodies: Iterable[Entity], *, on: date) -> None:
    """Do for all BODIES what `sync` does for one, in about as many queries as one takes.

    Each person with a wider role and each supporter among them costs a few queries more.
    """
    asked = [body.pk for body in bodies]
    rows = Entity.objects.select_for_update(no_key=True).filter(pk__in=asked).order_by("pk")
    keys = list(rows.values_list("pk", flat=True))
    _sync_users(keys, on)
    _sync_groups(keys, on)
    wide = [role.code for role in roles.ROLES.values() if role.reach != roles.OWN]
    members = Membership.objects.filter(entity__in=keys, role__in=wide)
    for user in User.objects.filter(pk__in=members.values("user")):
        sync_groups_of(user, on=on)


def sync_everything(*, on: date) -> int:
    """Make the rows of every body agree that has members, support or grants; return how many."""
    known = Entity.objects.filter(
        Q(memberships__isnull=False)
        | Q(supports__isnull=False)
        | Q(entityusergrant__isnull=False)
        | Q(entitygroupgrant__isnull=False)
    ).distinct()
    sync_many(known, on=on)
    return len(known)


def sync_groups_of(user: User, *, on: date) -> None:
    """Put USER in the groups of their wider roles that hold on that day, and in no others."""
    held = holding(Membership.objects.filter(user=user), on)
    names = {
        _group_name(row.role, row.entity)
        for row in held.select_related("entity")
        if roles.ROLES[row.role].reach != roles.OWN
    }
    groups = [_group(name) for name in sorted(names)]
    ours = Group.objects.filter(name__startswith="role:")
    user.groups.remove(*ours.filter(user=user).exclude(name__in=names))
    user.groups.add(*groups)


def _group_name(role: str, entity: Entity) -> str:
    if roles.ROLES[role].reach == roles.ALL:
        return f"role:{role}"
    return f"role:{role}:{entity.pk}"


def _group(name: str) -> Group:
    group, _made = Group.objects.get_or_create(name=name)
    role = roles.ROLES[name.split(":")[1]]
    if role.reach == roles.ALL:
        group.permissions.set(_permissions(role.rights))
    return group


def _permissions(rights: Iterable[str]) -> list[Permission]:
    found = Permission.objects.filter(
        content_type__app_label=APP, content_type__model="entity", codename__in=set(rights)
    )
    if len(found) != len(set(rights)):
        raise LookupError(f"unknown rights among {sorted(rights)}: run the migrations")
    return list(found)


def _codes() -> dict[str, int]:
    return {held.codename: held.pk for held in _permissions({roles.VIEW, *roles.RIGHTS})}


def _sync_users(keys: list[UUID], on: date) -> None:
    wanted: set[Grant] = set()
    codes = _codes()
    members = Membership.objects.filter(entity__in=keys, user__is_active=True)
    for row in holding(members, on):
        role = roles.ROLES[row.role]
        if role.reach == roles.OWN:
            wanted |= {(row.entity_id, row.user_id, codes[right]) for right in role.rights}
    rows = EntityUserGrant.objects.filter(content_object__in=keys)
    have = {(row.content_object_id, row.user_id, row.permission_id): row.pk for row in rows}
    EntityUserGrant.objects.filter(pk__in=[have[key] for key in have.keys() - wanted]).delete()
    EntityUserGrant.objects.bulk_create(
        (
            EntityUserGrant(content_object_id=entity, user_id=user, permission_id=right)
            for entity, user, right in sorted(wanted - have.keys())
        ),
        batch_size=BATCH,
    )


def _sync_groups(keys: list[UUID], on: date) -> None:
    wanted: set[Grant] = set()
    codes = _codes()
    groups: dict[str, Group] = {}
    supports = Support.objects.filter(entity__in=keys).select_related("supporter")
    for support in holding(supports, on):
        for role in roles.with_reach(roles.SUPPORTED):
            name = _group_name(role.code, support.supporter)
            group = groups[name] = groups.get(name) or _group(name)
            wanted |= {(support.entity_id, group.pk, codes[right]) for right in role.rights}
    rows = EntityGroupGrant.objects.filter(content_object__in=keys)
    have = {(row.content_object_id, row.group_id, row.permission_id): row.pk for row in rows}
    EntityGroupGrant.objects.filter(pk__in=[have[key] for key in have.keys() - wanted]).delete()
    EntityGroupGrant.objects.bulk_create(
        (
            EntityGroupGrant(content_object_id=entity, group_id=group, permission_id=right)
            for entity, group, right in sorted(wanted - have.keys())
        ),
        batch_size=BATCH,
    )
