"""Bring proposals before a body of governance, and hear what it decides."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Proposal
from docs_library.rules.proposals import names, states
from docs_library.selectors.proposals import page
from docs_library.services.proposals import moving
from docs_library.services.proposals.moving import Act
from eset_portal.common.rules.errors import NotAllowed
from governance.models import AgendaItem, CommitteeDecision, CommitteeSession, User
from governance.rules.committee import outcomes
from governance.services.committee import agenda

COMMITTEE, LONGEST = frozenset({names.COMMITTEE}), 5000
BY_OUTCOME = {
    outcomes.ACCEPTED: names.ACCEPT,
    outcomes.IN_PART: names.ACCEPT_IN_PART,
    outcomes.DEFERRED: names.DEFER,
    outcomes.REJECTED: names.REJECT,
    outcomes.NOTED: names.TAKE_OFF,
}


@transaction.atomic
def put_on(*, proposal: Proposal, session: CommitteeSession, act: Act) -> None:
    """Put PROPOSAL on the agenda of SESSION; who proposed it does not vote there.

    Raise as `moving.step`, and as governance does for a session that has begun.
    """
    if act.by is None:
        raise NotAllowed(_(names.WHO_MAY[names.SECRETARY]))
    moving.refuse_overtaken(proposal, names.PUT_ON_AGENDA, act.seen)
    matter = agenda.Matter(
        title=proposal.title,
        text=f"{proposal.problem}\n\n{proposal.suggestion}"[:LONGEST],
        address=page.address(proposal),
        proposer=proposal.author,
        proposer_entity=proposal.entity,
    )
    item = agenda.add(session=session, matter=matter, by=act.by, now=act.now)
    parts = permissions.parts_in(act.by, proposal)
    moving.step(proposal, names.PUT_ON_AGENDA, parts, act, item=item)
    moving.record(proposal, names.PUT_ON_AGENDA, act)


def decided(*, decision: CommitteeDecision, by: User, now: datetime, **_rest: object) -> None:
    """Move the proposal on which DECISION is taken; whatever is none is left alone.

    A decision that revokes another one moves the proposal of that one.
    """
    row = _of(decision.item) or _of_revoked(decision)
    code = BY_OUTCOME[decision.outcome]
    if row is None or not states.LIFE.allows(row.state, code):
        return
    said = "\n\n".join(part for part in (decision.reasons, decision.conditions) if part)
    columns: dict[str, object] = {"item": decision.item}
    if decision.outcome != outcomes.NOTED:
        columns |= {"decision": decision, "until": decision.until}
    if decision.outcome in outcomes.TAKEN_ON:
        columns |= {"owner": decision.owner, "target_on": decision.target_on}
    act = Act(by, row.step, now, said[:LONGEST])
    moving.step(row, code, COMMITTEE, act, **columns)


def returned(
    *, item: AgendaItem, former: AgendaItem, by: User, now: datetime, **_rest: object
) -> None:
    """Put the proposal that was deferred as FORMER back on the agenda as ITEM."""
    row = _of(former)
    if row is not None and row.state == names.DEFERRED:
        moving.step(row, names.COME_BACK, COMMITTEE, Act(by, row.step, now), item=item)


def removed(
    *, item: AgendaItem, by: User, now: datetime, is_back: bool = False, **_rest: object
) -> None:
    """Take the proposal of ITEM off the agenda, or put it back."""
    row = _of(item)
    if row is None:
        return
    act = Act(by, row.step, now)
    if is_back and row.state == names.ASSESSMENT:
        moving.step(row, names.PUT_ON_AGENDA, frozenset({names.SECRETARY}), act)
    elif not is_back and row.state == names.ON_AGENDA:
        moving.step(row, names.TAKE_OFF, COMMITTEE, act)


def _of(item: AgendaItem) -> Proposal | None:
    rows = Proposal.objects.select_for_update(of=["self"])
    return rows.filter(item=item).first()


def _of_revoked(decision: CommitteeDecision) -> Proposal | None:
    if decision.revokes is None:
        return None
    rows = Proposal.objects.select_for_update(of=["self"])
    return rows.filter(decision=decision.revokes).first()
