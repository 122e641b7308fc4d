"""Assess what a proposal would mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import AssessmentNorm, Norm, Proposal, ProposalAssessment
from docs_library.rules.proposals import impacts, kinds, names
from docs_library.selectors.proposals import reach
from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance import audit
from governance.models import User


@dataclass(frozen=True, slots=True)
class Impact:
    """How much would change, each from 0 to 3 by its code, why, and which norms it touches."""

    degrees: dict[str, int]
    note: str
    norms: Sequence[Norm] = ()


@transaction.atomic
def assess(*, proposal: Proposal, impact: Impact, by: User, now: datetime) -> ProposalAssessment:
    """Assess PROPOSAL: the latest assessment counts, earlier ones stay on record.

    The bodies concerned are counted now. Raise NotAllowed, also for the proposer, IllegalMove
    when it is not being assessed, DomainError for figures that make no sense.
    """
    require(permissions.may_assess(by, proposal))
    row = Proposal.objects.select_for_update(of=["self"]).get(pk=proposal.pk)
    if row.state != names.ASSESSMENT:
        raise IllegalMove(_("This proposal is not being assessed now."))
    wrong = [name for name in impacts.MEASURES if impact.degrees.get(name) not in impacts.DEGREES]
    if wrong or len(impact.note.strip()) < kinds.SHORTEST_REASON:
        raise DomainError(_("Give each measure from 0 to 3, and say why in a sentence."))
    counted = reach.of(proposal, timezone.localdate(now))
    made = ProposalAssessment.objects.create(
        proposal=row,
        **{name: impact.degrees[name] for name in impacts.MEASURES},
        bodies=counted.bodies,
        working=counted.working,
        note=impact.note.strip(),
        by=by,
        at=now,
    )
    AssessmentNorm.objects.bulk_create(
        [AssessmentNorm(assessment=made, norm=norm) for norm in impact.norms]
    )
    audit.record(by, "library.proposal_assessed", row, bodies=made.bodies)
    return made
