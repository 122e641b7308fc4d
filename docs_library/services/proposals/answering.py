"""Answer to proposals, in the same history as their states."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import News, Proposal, ProposalMove
from docs_library.rules import telling
from docs_library.rules.proposals import names
from eset_portal.common.rules.errors import DomainError, IllegalMove, NotAllowed
from governance import audit
from governance.models import User

SHORTEST, LONGEST = 2, 4000


@transaction.atomic
def answer(*, proposal: Proposal, text: str, by: User, now: datetime) -> ProposalMove:
    """Add TEXT to the history of PROPOSAL: its proposer, who looks at proposals, who supports it.

    Raise NotAllowed for others, IllegalMove for a draft, DomainError without words.
    """
    if proposal.submitted_at is None:
        raise IllegalMove(_("A draft is not sent yet: there is nothing to answer."))
    supports = proposal.supports.filter(by=by).exists()
    if not (permissions.parts_in(by, proposal) or supports):
        raise NotAllowed(_("Who proposed it, who supports it and the Consortium write here."))
    said = text.strip()[:LONGEST]
    if len(said) < SHORTEST:
        raise DomainError(_("Write your answer first."))
    row = ProposalMove.objects.create(
        proposal=proposal,
        move=names.ANSWER,
        start=proposal.state,
        end=proposal.state,
        by=by,
        at=now,
        comment=said,
    )
    News.objects.create(what=telling.STEP, step=row, at=now)
    audit.record(by, "library.proposal_answered", proposal, acting_for=proposal.entity)
    return row
