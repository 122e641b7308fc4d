"""What those who run the portal can do on the page of a body."""

from datetime import date

from django.utils.translation import gettext as _

from governance.models import Entity, PublicContact, User
from governance.permissions import (
    may_change_register,
    may_choose_contact,
    may_read_trail,
    may_take_along,
)
from governance.selectors import dependants
from governance.views.change_table import possible


def context(user: User, entity: Entity, today: date) -> dict[str, object]:
    """Return the changes that USER may state of ENTITY and whom they may say it takes along."""
    active = entity.status == Entity.Status.ACTIVE
    decides = active and bool(may_take_along(user))
    states = possible(entity) if may_change_register(user) else []
    return {
        "changes": [(change.slug, _(change.label), _(change.hint)) for change in states],
        "may_take_along": decides,
        "may_read_trail": bool(may_read_trail(user)),
        "contact": PublicContact.objects.filter(entity=entity).first(),
        "may_choose_contact": active and bool(may_choose_contact(user, entity)),
        "takeable": {body.pk for body in dependants.takeable(entity, today)} if decides else set(),
    }
