"""Say that a body uses a shared practice too, or no more."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Practice, PracticeUse
from docs_library.services.practices import following
from eset_portal.common.http import require
from eset_portal.common.rules.errors import IllegalMove
from governance import audit
from governance.models import Entity, User

LONGEST = 2000


@transaction.atomic
def use(
    *, practice: Practice, entity: Entity | None, context: str, by: User, now: datetime
) -> None:
    """Say that ENTITY uses PRACTICE too, and in which CONTEXT; again changes the context.

    Raise NotAllowed, and IllegalMove for its own one and for one that is not shared.
    """
    require(permissions.may_share(by, entity))
    row = Practice.objects.select_for_update(of=["self"]).get(pk=practice.pk)
    if not row.is_shown:
        raise IllegalMove(_("This practice is not shared now: nobody can say that they use it."))
    if entity is not None and entity.pk == row.entity_id:
        raise IllegalMove(_("This is what your own body shares: it counts the others."))
    said = context.strip()[:LONGEST]
    PracticeUse.objects.update_or_create(
        practice=row,
        entity=entity,
        defaults={"context": said, "by": by},
        create_defaults={"context": said, "by": by, "at": now},
    )
    following.follow(row, by, now)
    audit.record(by, "library.practice_used", row, acting_for=entity)


@transaction.atomic
def leave(*, practice: Practice, entity: Entity | None, by: User) -> None:
    """Take back that ENTITY uses PRACTICE; nothing happens when it does not."""
    require(permissions.may_share(by, entity))
    gone, _rows = PracticeUse.objects.filter(practice=practice, entity=entity).delete()
    if gone:
        audit.record(by, "library.practice_left", practice, acting_for=entity)
