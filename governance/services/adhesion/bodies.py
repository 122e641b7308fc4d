"""Say which body of the register an application is about, adding it if it is not there."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from eset_portal.common.rules.i18n import noop
from governance import audit, permissions
from governance.models import Application, Entity, User
from governance.rules import adhesion_states, naming
from governance.services import importing
from governance.services.adhesion.moving import Act

COLUMNS = {
    "parent_code": noop("code of the body it depends on"),
    "comarca_code": noop("comarca"),
    "name": noop("name"),
}
"""What the form calls the columns of the register's file."""


@transaction.atomic
def link(*, case: Application, entity: Entity, act: Act) -> None:
    """Say that CASE is about ENTITY, which the register has.

    Raises Conflict when it already says of which body it is, or ENTITY has an open case.
    """
    _refuse_others(case, act.by)
    rows = Application.objects.filter(pk=case.pk, entity=None, step=act.seen)
    try:
        with transaction.atomic():
            taken = rows.update(entity=entity, changed_at=act.now)
    except IntegrityError as error:
        raise Conflict(_("This body has an open application already.")) from error
    if not taken:
        raise Conflict(_("Somebody was quicker: look at how the application stands now."))
    case.entity = entity
    audit.record(act.by, "application.linked", case, acting_for=entity)


@transaction.atomic
def add(*, case: Application, facts: Mapping[str, str], act: Act) -> Entity:
    """Add the body of FACTS, columns of the register's file, and say that CASE is about it.

    Raises DomainError with what the register finds wrong, and as `link` does.
    """
    _refuse_others(case, act.by)
    given = {name: value for name, value in facts.items() if value}
    entity = _added(given, act.by, timezone.localdate(act.now))
    link(case=case, entity=entity, act=act)
    return entity


def _added(facts: dict[str, str], by: User, on: date) -> Entity:
    lines = [(1, list(facts)), (2, list(facts.values()))]
    before = set(_named(facts))
    summary = importing.run(lines=lines, actor=by, on=on)
    if summary.rejected:
        problem = summary.rejected[0]
        column = str(problem.values.get("column", ""))
        named = {"column": _(COLUMNS[column])} if column in COLUMNS else {}
        raise DomainError(_(problem.message) % {**problem.values, **named})
    found = [pk for pk in _named(facts) if pk not in before]
    if not found:
        raise DomainError(_("The register has this body already: choose it from the list."))
    return Entity.objects.get(pk=found[0])


def _named(facts: Mapping[str, str]) -> list[UUID]:
    key = naming.sort_key(facts.get("name", ""))
    return list(
        Entity.objects.filter(kind=facts.get("kind"), sort_name=key).values_list("pk", flat=True)
    )


def _refuse_others(case: Application, by: User) -> None:
    reason = adhesion_states.who_refuses(
        adhesion_states.MOVES[adhesion_states.ACCEPT], permissions.parts_in(by, case)
    )
    if reason:
        raise NotAllowed(_(reason))
