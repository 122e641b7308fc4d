"""Begin an application and fill it in; nobody but its filer sees it before it is sent."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import Application, Entity, User
from governance.rules import adhesion_states, entity_kinds
from governance.selectors import joining

MOST_DRAFTS = 10
ANSWERS = (
    *("post", "phone", "reasons", "tools", "shared_secretaria", "has_file_manager"),
    *("uses_eset", "in_archives_network"),
)
ASKED = ("asked_name", "asked_kind", "asked_about")


@transaction.atomic
def start(*, entity: Entity, by: User, now: datetime) -> Application:
    """Return BY's draft of an application for ENTITY, a new one unless there is one already.

    Raises DomainError when ENTITY cannot join, Conflict when it has an open application.
    """
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    mine = Application.objects.filter(entity=entity, filer=by, state=adhesion_states.DRAFT).first()
    if mine is not None:
        return mine
    _refuse_impossible(entity)
    return _begin(by, now, entity=entity)


@transaction.atomic
def start_for_unknown(*, facts: Mapping[str, str], by: User, now: datetime) -> Application:
    """Return a new draft for a body that the register lacks: FACTS say its name and kind."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    return _begin(by, now, **{name: facts[name] for name in ASKED})


def _begin(by: User, now: datetime, **body: object) -> Application:
    drafts = Application.objects.filter(filer=by, state=adhesion_states.DRAFT)
    if drafts.count() >= MOST_DRAFTS:
        raise DomainError(_("You have too many drafts: send or withdraw one of them first."))
    case = Application.objects.create(filer=by, created_at=now, changed_at=now, **body)
    audit.record(by, "application.started", case, acting_for=case.entity)
    return case


def _refuse_impossible(entity: Entity) -> None:
    if entity.status != Entity.Status.ACTIVE:
        raise DomainError(_("This body has been dissolved: it cannot join."))
    if not entity_kinds.KINDS[entity.kind].may_join:
        raise DomainError(_("A body of this kind cannot take part in e-SET."))
    if joining.is_taken(entity):
        raise Conflict(
            _("This body has joined or applied already: ask who runs e-SET there to add you.")
        )


@transaction.atomic
def save(*, case: Application, answers: Mapping[str, object], by: User, now: datetime) -> None:
    """Keep ANSWERS in the draft CASE of BY. Raises Conflict once it is sent."""
    known = {name: value for name, value in answers.items() if name in ANSWERS}
    rows = Application.objects.filter(pk=case.pk, filer=by, state=adhesion_states.DRAFT)
    if not rows.update(**known, changed_at=now):
        raise Conflict(_("The application is already sent: its answers stay as they are."))
    for name, value in known.items():
        setattr(case, name, value)
