"""Decide on an application: ask for papers, or accept with supporter and dates."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import DomainError
from governance.models import Application, AskedPaper, Entity
from governance.rules import adhesion_states
from governance.rules.memberships import SUPPORTERS
from governance.services import supports
from governance.services.adhesion import moving
from governance.services.adhesion.moving import Act


@dataclass(frozen=True, slots=True)
class Terms:
    """What an application is accepted with: who accompanies, since when, and when to sign by."""

    supporter: Entity | None
    starts_on: date
    sign_by: date


@transaction.atomic
def ask_papers(*, case: Application, titles: list[str], act: Act) -> None:
    """Ask the filer for papers with these TITLES; raises as `moving.step` does."""
    if not titles:
        raise DomainError(_("Write which papers are needed, one in each line."))
    moving.step(case, adhesion_states.ASK_PAPERS, act)
    AskedPaper.objects.bulk_create(
        [AskedPaper(application=case, title=title, at=act.now) for title in titles]
    )
    moving.record(case, adhesion_states.ASK_PAPERS, act)


@transaction.atomic
def accept(*, case: Application, terms: Terms, act: Act) -> None:
    """Accept CASE on TERMS: from that day the supporter accompanies the body.

    Raises DomainError when the body needs a supporter and none is given, and as `moving.step`
    and `supports.assign` do.
    """
    moving.refuse_overtaken(case, adhesion_states.ACCEPT, act.seen)
    _refuse_terms(case, terms)
    moving.step(
        case,
        adhesion_states.ACCEPT,
        act,
        supporter=terms.supporter,
        starts_on=terms.starts_on,
        sign_by=terms.sign_by,
    )
    if terms.supporter is not None and case.entity is not None:
        supports.assign(
            entities=[case.entity],
            supporter=terms.supporter,
            on=terms.starts_on,
            today=timezone.localdate(act.now),
            actor=act.by,
        )
    moving.record(case, adhesion_states.ACCEPT, act)


def _refuse_terms(case: Application, terms: Terms) -> None:
    if terms.sign_by < timezone.localdate(case.submitted_at or case.created_at):
        raise DomainError(_("The day to sign by is in the past."))
    if terms.supporter is None and case.kind not in SUPPORTERS:
        raise DomainError(_("Choose who accompanies the body."))
    if terms.supporter is None:
        return
    if terms.supporter.kind not in SUPPORTERS:
        raise DomainError(_("A body of this kind accompanies no other: choose another supporter."))
    if terms.supporter.pk == case.entity_id:
        raise DomainError(_("A body does not accompany itself: choose another supporter."))
