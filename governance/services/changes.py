"""A body changes: what held stays as it was, and what holds now begins on a day."""

from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from eset_portal.templatetags.days import in_words
from governance import audit
from governance.models import (
    Comarca,
    ComarcaMembership,
    Entity,
    FormerName,
    FormerParent,
    Population,
    User,
)
from governance.permissions import may_change_register
from governance.rules import entity_kinds, naming
from governance.services import importing

LONGEST_NAME = 150


def locked(entity: Entity, by: User | None, *, ended: bool = False) -> Entity:
    """Return ENTITY's row, locked, for a change BY somebody who may; None is the portal itself.

    Raises NotAllowed, and Conflict for a body that is no more unless ENDED allows it.
    """
    if by is not None:
        require(may_change_register(by))
    row = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    if row.status != Entity.Status.ACTIVE and not ended:
        raise Conflict(_("This body no longer exists: what it was stays as it is."))
    return row


def refuse_later(on: date, *, now: datetime) -> None:
    """Raise DomainError for a day that has not come yet."""
    if on > timezone.localdate(now):
        raise DomainError(_("This day has not come yet: state the change when it takes effect."))


@transaction.atomic
def state_population(
    *, entity: Entity, year: int, inhabitants: int, correct: bool, by: User | None
) -> None:
    """State the INHABITANTS of ENTITY on 1 January of YEAR.

    A figure that is there is only replaced to CORRECT it, and the trail keeps the old one. Raises
    Conflict when it is there and differs, DomainError for a kind of body without inhabitants.
    """
    entity = locked(entity, by)
    if not entity_kinds.KINDS[entity.kind].in_comarca:
        raise DomainError(_("A body of this kind has no inhabitants of its own."))
    known = Population.objects.filter(entity=entity, year=year).first()
    if known and known.inhabitants == inhabitants:
        return
    if known and not correct:
        raise Conflict(
            _("There is a figure for %(year)s already: %(known)s. Say that you correct it.")
            % {"year": year, "known": number_format(known.inhabitants)}
        )
    Population.objects.update_or_create(
        entity=entity, year=year, defaults={"inhabitants": inhabitants}
    )
    audit.record(
        by,
        "body.population_stated",
        entity,
        acting_for=entity,
        year=year,
        inhabitants=inhabitants,
        before=known.inhabitants if known else None,
    )


@transaction.atomic
def move(*, entity: Entity, comarca: Comarca, on: date, by: User | None) -> None:
    """Let ENTITY belong to COMARCA from the day ON, which may be still to come.

    Raises Conflict when it belongs there already or when a later change is known.
    """
    entity = locked(entity, by)
    rows = ComarcaMembership.objects.filter(entity=entity).order_by("-starts_on")
    last = rows.select_related("comarca").first()
    if last and last.starts_on >= on:
        raise Conflict(
            _("It belongs to %(comarca)s from %(day)s on: choose a later day.")
            % {"comarca": last.comarca.name, "day": in_words(last.starts_on)}
        )
    if last and last.comarca_id == comarca.pk and last.ends_on is None:
        raise Conflict(_("It belongs to this comarca already."))
    if last and (last.ends_on is None or last.ends_on > on):
        ComarcaMembership.objects.filter(pk=last.pk).update(ends_on=on)
    ComarcaMembership.objects.create(entity=entity, comarca=comarca, starts_on=on)
    audit.record(
        by,
        "body.moved",
        entity,
        acting_for=entity,
        comarca=comarca.pk,
        before=last.comarca_id if last else None,
        on=on.isoformat(),
    )


@transaction.atomic
def rename(*, entity: Entity, name: str, on: date, by: User | None, now: datetime) -> None:
    """Call ENTITY by another NAME from the day ON; it can still be found by the old one.

    Raises DomainError for what is no name or a day to come, Conflict when a later change is known.
    """
    entity = locked(entity, by)
    refuse_later(on, now=now)
    name = naming.tidy(name)
    if reason := naming.fault(name, most=LONGEST_NAME):
        raise DomainError(_(reason) % {"most": LONGEST_NAME})
    if name == entity.name:
        raise Conflict(_("It has this name already."))
    if FormerName.objects.filter(entity=entity, until__gte=on).exists():
        raise Conflict(_("It got another name on that day or later: choose a later day."))
    before = entity.name
    FormerName.objects.create(
        entity=entity, name=before, search_name=naming.search_key(before), until=on
    )
    entity.name, entity.sort_name = name, naming.sort_key(name)
    entity.search_name = naming.search_key(name, entity.code, entity.ine_code, entity.nif)
    entity.save(update_fields=["name", "sort_name", "search_name"])
    facts = {"before": before, "name": name, "on": on.isoformat()}
    audit.record(by, "body.renamed", entity, acting_for=entity, **facts)


@transaction.atomic
def attach(*, entity: Entity, parent: Entity, on: date, by: User | None, now: datetime) -> None:
    """Let ENTITY depend on PARENT from the day ON.

    Raises DomainError for a kind that depends on nobody, a parent that is no more, itself or one
    below it, and a day to come; Conflict when it depends on it already or a later change is known.
    """
    with connection.cursor() as cursor:  # two such changes at once could close a circle
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [importing.LOCK])
    entity = locked(entity, by)
    refuse_later(on, now=now)
    parent = Entity.objects.get(pk=parent.pk)
    if not entity_kinds.KINDS[entity.kind].has_parent:
        raise DomainError(_("A body of this kind depends on no other."))
    if parent.pk == entity.parent_id:
        raise Conflict(_("It depends on this body already."))
    if parent.status != Entity.Status.ACTIVE:
        raise DomainError(_("The other body no longer exists: choose the one that followed it."))
    refuse_circle(entity, parent)
    if FormerParent.objects.filter(entity=entity, until__gte=on).exists():
        raise Conflict(_("It came to depend on another on that day or later: choose a later day."))
    put_below(entity, parent, on)
    audit.record(
        by, "body.attached", entity, acting_for=entity, parent=parent.name, on=on.isoformat()
    )


def put_below(entity: Entity, parent: Entity, on: date) -> None:
    """Write that ENTITY depends on PARENT from the day ON, and on whom it did before."""
    FormerParent.objects.create(entity=entity, parent_id=entity.parent_id, until=on)
    Entity.objects.filter(pk=entity.pk).update(parent=parent)


def refuse_circle(entity: Entity, parent: Entity) -> None:
    """Raise DomainError if PARENT is ENTITY itself or depends on it, however far below."""
    if parent.pk == entity.pk:
        raise DomainError(_("A body cannot depend on itself."))
    above: Entity | None = parent
    seen = {parent.pk}
    while above is not None and above.parent_id not in seen:
        if above.parent_id == entity.pk:
            raise DomainError(
                _("%(parent)s depends on %(body)s: the other way round would be a circle.")
                % {"parent": parent.name, "body": entity.name}
            )
        above = above.parent
        seen |= {above.pk} if above else set()
