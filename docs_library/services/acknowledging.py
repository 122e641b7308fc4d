"""Note that somebody has read what they were asked to, and by what their body works."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Acknowledgement, Adoption, Edition
from docs_library.selectors import acknowledging, adoption
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import Entity, User

TICK = timedelta(microseconds=1)


@transaction.atomic
def acknowledge(*, user: User, edition: Edition, now: datetime) -> bool:
    """Note for ever that USER has read EDITION; False when that is known already.

    Raise Conflict unless it is in force and asked of them.
    """
    today = timezone.localdate(now)
    if edition.standing(today).code != "in_force":
        raise Conflict(_("This edition is not in force. Open the one that is, and read that."))
    if not acknowledging.asked(user, edition, on=today).is_asked:
        raise Conflict(_("You are not asked to acknowledge this document."))
    row = Acknowledgement(user=user, edition=edition, at=now)
    before = Acknowledgement.objects.filter(user=user, edition=edition).exists()
    Acknowledgement.objects.bulk_create([row], ignore_conflicts=True)
    return not before


@transaction.atomic
def adopt(*, entity: Entity, edition: Edition, on: date, by: User, now: datetime) -> Adoption:
    """Note that ENTITY works by EDITION from a day on; said again, nothing is added.

    Raise DomainError for a day to come, Conflict for an edition that was withdrawn or has not
    come into force.
    """
    require(permissions.may_adopt(by, entity))
    today = timezone.localdate(now)
    if on > today:
        raise DomainError(_("Say since when your body works by it: today or a day before."))
    if edition.standing(today).code not in ("in_force", "historical"):
        raise Conflict(_("Nobody can work by this edition: choose one that is or was in force."))
    if edition.effective_from is not None and on < edition.effective_from:
        raise DomainError(_("This edition was not in force yet on that day. Choose a later one."))
    Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    last = adoption.last(entity, edition)
    if last is not None and last.edition_id == edition.pk:
        return last
    at = now if last is None else max(now, last.at + TICK)  # what is declared last counts
    made = Adoption.objects.create(
        entity=entity, document_id=edition.document_id, edition=edition, on=on, by=by, at=at
    )
    audit.record(
        by,
        "library.edition_adopted",
        edition,
        acting_for=entity,
        code=edition.document.code,
        number=str(edition.number),
    )
    return made
