"""From decision to edition: which edition brings what was accepted."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from docs_library import permissions
from docs_library.models import Edition, Proposal
from docs_library.rules.proposals import names, states
from docs_library.selectors.proposals import plan
from docs_library.services.proposals import moving
from docs_library.services.proposals.moving import Act
from eset_portal.common.http import require
from eset_portal.common.rules.i18n import noop
from governance import audit
from governance.models import User

PARTS = frozenset({names.PORTAL})


@transaction.atomic
def aim(*, edition: Edition, resolved: Collection[UUID], by: User, now: datetime) -> int:
    """Say that EDITION, once published, resolves those proposals, and no other; return how many.

    Only what is accepted, open and asked about by this edition can be resolved by it.
    """
    require(permissions.may_approve(by))
    asked = Proposal.objects.select_for_update(of=["self"]).filter(
        pk__in=[row.pk for row in plan.asked_by(edition)]
    )
    chosen = 0
    for row in asked.order_by("pk"):
        is_here = row.pk in resolved
        chosen += is_here
        if is_here and row.state != names.IN_PROGRESS:
            act = Act(by, row.step, now)
            moving.step(row, names.START, PARTS, act, aimed_at=edition)
        elif is_here or row.aimed_at_id == edition.pk:
            Proposal.objects.filter(pk=row.pk).update(aimed_at=edition if is_here else None)
    code = edition.document.code
    audit.record(by, "library.proposal_aimed", edition, code=code, count=chosen)
    return chosen


def published(edition: Edition, *, by: User | None, now: datetime) -> int:
    """Resolve what EDITION, which is being published, was to bring; return how many."""
    rows = Proposal.objects.select_for_update(of=["self"]).filter(
        aimed_at=edition, state__in=states.COMING
    )
    found = list(rows.order_by("pk"))
    said = _said(noop("Edition %(number)s of %(code)s brings it."), edition)
    for row in found:
        act = Act(by, row.step, now, said)
        moving.step(row, names.RESOLVE, PARTS, act, resolved_by=edition)
    return len(found)


def withdrawn(edition: Edition, *, by: User, now: datetime) -> int:
    """Open again what EDITION, which is being withdrawn, had resolved; return how many."""
    rows = Proposal.objects.select_for_update(of=["self"]).filter(resolved_by=edition)
    found = list(rows.order_by("pk"))
    said = _said(noop("Edition %(number)s of %(code)s was withdrawn."), edition)
    for row in found:
        moving.step(row, names.REOPEN, PARTS, Act(by, row.step, now, said), aimed_at=None)
    return len(found)


def elsewhere(proposal: Proposal, *, name: str, by: User, now: datetime) -> None:
    """Resolve PROPOSAL, about a question, by what was just published under that NAME.

    Belongs into the transaction that publishes it. Raise Conflict when the proposal moved on.
    """
    row = Proposal.objects.select_for_update(of=["self"]).get(pk=proposal.pk)
    said = _in_method(noop("It is in “%(name)s”.")) % {"name": name}
    moving.step(row, names.RESOLVE, PARTS, Act(by, row.step, now, said), resolved_in=name[:150])


def _said(sentence: str, edition: Edition) -> str:
    """Return a sentence about EDITION in the language in which the method is written."""
    return _in_method(sentence) % {"number": edition.number, "code": edition.document.code}


def _in_method(sentence: str) -> str:
    """Return SENTENCE in the language in which the method is written."""
    with override(settings.LANGUAGE_CODE):
        return _(sentence)
