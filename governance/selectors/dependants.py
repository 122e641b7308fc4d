"""Bodies that depend on another, and which of them it takes along."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from governance.models import Entity, TakenAlong
from governance.models.dated import holding
from governance.rules import entity_kinds

ALONG = [kind.code for kind in entity_kinds.KINDS.values() if kind.along]


def takeable(parent: Entity, on: date) -> QuerySet[Entity]:
    """Return the bodies that PARENT may take along on that day, in order of name.

    They exist, depend on it, are of a kind that may, and are not taken along then or later.
    """
    taken = TakenAlong.objects.filter(entity=OuterRef("pk")).exclude(ends_on__lte=on)
    return Entity.objects.filter(
        ~Exists(taken), parent=parent, kind__in=ALONG, status=Entity.Status.ACTIVE
    ).in_order()


def of(parent: Entity, on: date) -> QuerySet[Entity]:
    """Return all bodies that depend on PARENT, with `along_since`, the day it took them along."""
    rows = holding(TakenAlong.objects.filter(entity=OuterRef("pk"), parent=parent), on)
    since = Subquery(rows.values("starts_on")[:1])
    return Entity.objects.filter(parent=parent).annotate(along_since=since).in_order()


def along_with(parent: Entity, on: date) -> QuerySet[Entity]:
    """Return the bodies that PARENT takes along on that day, in order of name."""
    rows = holding(TakenAlong.objects.filter(parent=parent), on)
    return Entity.objects.filter(pk__in=rows.values("entity")).in_order()


def taken_along_by(entity: Entity, on: date) -> TakenAlong | None:
    """Return who takes ENTITY along on that day, as a row with its parent; None if nobody."""
    rows = TakenAlong.objects.filter(entity=entity).select_related("parent")
    return holding(rows, on).first()
