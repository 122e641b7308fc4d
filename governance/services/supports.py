"""Say which body accompanies which."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict
from governance import access, audit
from governance.models import Entity, Support, User

BATCH = 1000


@transaction.atomic
def assign(
    *, entities: Iterable[Entity], supporter: Entity, on: date, today: date, actor: User | None
) -> int:
    """Let SUPPORTER accompany ENTITIES from the day ON, and return for how many that is new.

    Whoever accompanied them until then ends that day, and rights follow as they hold TODAY. Doing
    it twice changes nothing. Raise Conflict if one of them has another supporter later on.
    """
    keys = list(dict.fromkeys(body.pk for body in entities if body.pk != supporter.pk))
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


def _end(rows: list[Support], on: date) -> None:
    """End ROWS on a day; one that starts on that very day never held and goes."""
    never_held = [row.pk for row in rows if row.starts_on == on]
    Support.objects.filter(pk__in=never_held).delete()
    ending = [row for row in rows if row.starts_on < on]
    for row in ending:
        row.ends_on = on
    Support.objects.bulk_update(ending, ["ends_on"], batch_size=BATCH)
