"""Say which body accompanies which."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import access, audit
from governance.models import Entity, Support, User
from governance.permissions import may_manage_support
from governance.rules.memberships import SUPPORTERS

BATCH = 1000


@transaction.atomic
def assign(
    *, entities: Iterable[Entity], supporter: Entity, on: date, today: date, actor: User | None
) -> int:
    """Let SUPPORTER accompany ENTITIES from the day ON, and return for how many that is new.

    Whoever accompanied them until then ends that day, and rights follow as they hold TODAY. Doing
    it twice changes nothing. Raise NotAllowed when ACTOR may not (None is the portal itself),
    DomainError for a supporter of itself or of a kind that supports nobody, Conflict if one of
    them has another supporter later on.
    """
    if actor is not None:
        require(may_manage_support(actor))
    keys = list(dict.fromkeys(body.pk for body in entities))
    _refuse_impossible(supporter, keys)
    _lock(keys)
    rows = Support.objects.select_for_update().filter(entity__in=keys)
    holding = list(rows.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on))
    settled = {row.entity_id for row in holding if row.supporter_id == supporter.pk}
    moving = [key for key in keys if key not in settled]
    if not moving:
        return 0
    if rows.filter(entity__in=moving, starts_on__gt=on).exists():
        raise Conflict(_("One of these bodies has another supporter from a later day on."))
    others = [row for row in holding if row.entity_id not in settled]
    _end(others, on)
    Support.objects.bulk_create(
        [Support(entity_id=key, supporter=supporter, starts_on=on) for key in moving],
        batch_size=BATCH,
    )
    access.sync_many(Entity.objects.filter(pk__in=moving), on=today)
    audit.record(actor, "support.assigned", supporter, entities=len(moving), on=on.isoformat())
    return len(moving)


@transaction.atomic
def end(
    *, entities: Iterable[Entity], supporter: Entity, on: date, today: date, actor: User | None
) -> int:
    """End that SUPPORTER accompanies ENTITIES on the day ON; return how many it did accompany.

    Rights follow as they hold TODAY. Doing it twice changes nothing. Raise NotAllowed when ACTOR
    may not; None is the portal itself.
    """
    if actor is not None:
        require(may_manage_support(actor))
    keys = list(dict.fromkeys(body.pk for body in entities))
    _lock(keys)
    rows = Support.objects.select_for_update().filter(entity__in=keys, supporter=supporter)
    ending = list(rows.filter(Q(ends_on=None) | Q(ends_on__gt=on)))
    if not ending:
        return 0
    _end(ending, on)
    access.sync_many(Entity.objects.filter(pk__in=keys), on=today)
    audit.record(actor, "support.ended", supporter, entities=len(ending), on=on.isoformat())
    return len(ending)


def _refuse_impossible(supporter: Entity, keys: list[UUID]) -> None:
    if supporter.pk in keys:
        words = _("%(body)s cannot accompany itself: take it out of the list.")
        raise DomainError(words % {"body": supporter.name})
    if supporter.kind not in SUPPORTERS or supporter.status != Entity.Status.ACTIVE:
        words = _("%(body)s accompanies nobody: choose a Diputació or a consell comarcal.")
        raise DomainError(words % {"body": supporter.name})


def _lock(keys: list[UUID]) -> None:
    """Lock the bodies, so that two who assign them at once come one after the other."""
    rows = Entity.objects.select_for_update(no_key=True).filter(pk__in=keys)
    list(rows.order_by("pk").values_list("pk"))


def _end(rows: list[Support], on: date) -> None:
    """End ROWS on a day; one that would start on that day or later never holds and goes."""
    never_held = [row.pk for row in rows if row.starts_on >= on]
    Support.objects.filter(pk__in=never_held).delete()
    ending = [row for row in rows if row.starts_on < on]
    for row in ending:
        row.ends_on = on
    Support.objects.bulk_update(ending, ["ends_on"], batch_size=BATCH)
