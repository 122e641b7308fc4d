"""Set where a body wants to arrive."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import Entity, User
from selfassessment.models import TargetProfile
from selfassessment.rules.vocabulary import TOP_LEVEL


@transaction.atomic
def set_profile(
    *, entity: Entity, levels: Mapping[str, int], seen: int, by: User, now: datetime
) -> TargetProfile:
    """Let ENTITY aim at LEVELS, 1 to 4 by dimension code; SEEN is the version shown, 0 for none.

    Raise Conflict when somebody else set it since, DomainError for a level that is none.
    """
    if not all(1 <= level <= TOP_LEVEL for level in levels.values()):
        raise DomainError(_("Choose the level to reach, from 1 to 4."))
    Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    known = TargetProfile.objects.filter(pk=entity.pk).first()
    if (known.version if known else 0) != seen:
        raise Conflict(_("Somebody else has just set other targets. Look at them first."))
    made = known or TargetProfile(entity=entity, version=0)
    made.levels, made.version = dict(levels), made.version + 1
    made.changed_by, made.changed_at = by, now
    made.save()
    audit.record(by, "targets.set", made, acting_for=entity, parts=len(levels))
    return made
