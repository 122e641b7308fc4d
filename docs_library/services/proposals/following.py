"""Follow proposals, and support them in the name of a body."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Proposal, ProposalFollower, ProposalSupport
from docs_library.rules.proposals import names
from eset_portal.common.http import require
from eset_portal.common.rules.errors import IllegalMove
from governance import audit
from governance.models import Entity, User

LONGEST = 2000
SHUT = (names.DRAFT, names.DUPLICATE, names.OUT_OF_SCOPE, names.RESOLVED, names.WITHDRAWN)


def follow(proposal: Proposal, user: User, now: datetime) -> None:
    """Let USER hear of each step of PROPOSAL; twice is once."""
    ProposalFollower.objects.get_or_create(proposal=proposal, user=user, defaults={"since": now})


@transaction.atomic
def set_following(*, proposal: Proposal, user: User, wanted: bool, now: datetime) -> None:
    """Follow PROPOSAL, or no more. It is the person's own affair and leaves no trail."""
    if wanted:
        follow(proposal, user, now)
    else:
        ProposalFollower.objects.filter(proposal=proposal, user=user).delete()


@transaction.atomic
def support(
    *, proposal: Proposal, entity: Entity | None, context: str, by: User, now: datetime
) -> None:
    """Say that ENTITY needs PROPOSAL too, and in which CONTEXT; again changes the context.

    Raise NotAllowed, and IllegalMove for one that is a draft or closed.
    """
    require(permissions.may_support(by, entity))
    proposal = Proposal.objects.select_for_update(of=["self"]).get(pk=proposal.pk)
    if proposal.state in SHUT:
        raise IllegalMove(_("This proposal is closed: there is nothing to support any more."))
    if entity is not None and entity.pk == proposal.entity_id:
        raise IllegalMove(_("This is the proposal of your own body: it counts already."))
    ProposalSupport.objects.update_or_create(
        proposal=proposal,
        entity=entity,
        defaults={"context": context.strip()[:LONGEST], "by": by},
        create_defaults={"context": context.strip()[:LONGEST], "by": by, "at": now},
    )
    follow(proposal, by, now)
    audit.record(by, "library.proposal_supported", proposal, acting_for=entity)


@transaction.atomic
def leave(*, proposal: Proposal, entity: Entity | None, by: User) -> None:
    """Take back that ENTITY supports PROPOSAL; nothing happens when it does not."""
    require(permissions.may_support(by, entity))
    gone, _rows = ProposalSupport.objects.filter(proposal=proposal, entity=entity).delete()
    if gone:
        audit.record(by, "library.proposal_left", proposal, acting_for=entity)
