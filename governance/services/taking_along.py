"""A body that joins takes along those that depend on it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance import audit
from governance.models import Entity, TakenAlong, User
from governance.permissions import may_take_along
from governance.selectors import dependants, participation
from governance.selectors.deployment import plans
from governance.services.deployment import plans as planning


@transaction.atomic
def take_along(
    *, bodies: Iterable[Entity], parent: Entity, on: date, by: User | None, now: datetime
) -> int:
    """Let PARENT take BODIES along from the day ON; return for how many that is new.

    Where PARENT deploys e-SET already, so do they from now on. Doing it twice changes nothing.
    Raises NotAllowed unless BY decides on applications (None is the portal itself), DomainError
    for a parent that takes no part, and for a body that it cannot take along.
    """
    if by is not None:
        require(may_take_along(by))
    if not participation.takes_part(parent, on):
        raise DomainError(_("This body takes no part itself yet: its application comes first."))
    asked = {body.pk: body for body in bodies}
    list(Entity.objects.select_for_update(no_key=True).filter(pk__in=asked).order_by("pk"))
    settled = {*TakenAlong.objects.filter(_running(on), parent=parent).values_list("entity")}
    new = [body for key, body in asked.items() if (key,) not in settled]
    possible = {body.pk for body in dependants.takeable(parent, on)}
    for body in new:
        if body.pk not in possible:
            raise DomainError(
                _("%(parent)s cannot take %(body)s along.")
                % {"parent": parent.name, "body": body.name}
            )
    rows = [TakenAlong(entity=body, parent=parent, starts_on=on) for body in new]
    TakenAlong.objects.bulk_create(rows)
    if plans.running(parent) is not None:
        for body in new:
            planning.begin(entity=body, by=by, now=now)
    if new:
        audit.record(
            by, "body.taken_along", parent, acting_for=parent, bodies=len(new), on=on.isoformat()
        )
    return len(new)


@transaction.atomic
def let_go(*, entity: Entity, on: date, by: User | None) -> None:
    """End on the day ON that ENTITY is taken along; it may apply for itself afterwards.

    Raises NotAllowed as `take_along` does, IllegalMove when nobody takes it along.
    """
    if by is not None:
        require(may_take_along(by))
    rows = TakenAlong.objects.select_for_update(of=("self",)).select_related("parent")
    row = rows.filter(_running(on), entity=entity, starts_on__lte=on).first()
    if row is None:
        raise IllegalMove(_("Nobody takes this body along on that day."))
    if row.starts_on == on:
        TakenAlong.objects.filter(pk=row.pk).delete()
    else:
        TakenAlong.objects.filter(pk=row.pk).update(ends_on=on)
    audit.record(by, "body.let_go", entity, acting_for=row.parent, on=on.isoformat())


def _running(on: date) -> Q:
    return Q(ends_on=None) | Q(ends_on__gt=on)
