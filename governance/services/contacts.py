"""A body says whom the others may ask, or no longer does."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance import audit
from governance.models import Entity, PublicContact, User
from governance.permissions import may_choose_contact


@transaction.atomic
def publish(*, entity: Entity, line: dict[str, str], by: User, now: datetime) -> PublicContact:
    """Show LINE (name, post, email, about) to the members as the contact of ENTITY.

    A line that is there gives way to it. Raises NotAllowed unless BY manages the body's team,
    DomainError for a body that is no more.
    """
    require(may_choose_contact(by, entity))
    row = Entity.objects.select_for_update(no_key=True).get(pk=entity.pk)
    if row.status != Entity.Status.ACTIVE:
        raise DomainError(_("This body no longer exists: nobody can be asked there."))
    contact, _new = PublicContact.objects.update_or_create(
        entity=entity,
        defaults={**line, "given_by": by, "given_on": timezone.localdate(now)},
    )
    audit.record(by, "contact.published", entity, acting_for=entity)
    return contact


@transaction.atomic
def withdraw(*, entity: Entity, by: User) -> None:
    """Take the contact of ENTITY away, from now on and for everybody.

    Raises NotAllowed unless BY manages the body's team, IllegalMove when there is none.
    """
    require(may_choose_contact(by, entity))
    gone, _by_table = PublicContact.objects.filter(entity=entity).delete()
    if not gone:
        raise IllegalMove(_("This body shows no contact."))
    audit.record(by, "contact.withdrawn", entity, acting_for=entity)
