"""Move a proposal on, once: whoever acts on an older step than the last is told so."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import News, Proposal, ProposalMove
from docs_library.rules import telling
from docs_library.rules.proposals import kinds, names, states
from docs_library.rules.proposals.moves import MOVES
from docs_library.selectors.proposals import finding
from docs_library.services.proposals import following, texts
from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance import audit
from governance.models import User


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts on a proposal, on which step of it, when, and what they say about it."""

    by: User | None
    seen: int
    now: datetime
    comment: str = ""


@transaction.atomic
def move(*, proposal: Proposal, code: str, act: Act) -> None:
    """Make by hand the move CODE, which changes nothing else; raise as `step` does."""
    refuse_overtaken(proposal, code, act.seen)
    if act.by is None or code not in states.ALONE:
        raise NotAllowed(_(names.WHO_MAY[names.PORTAL]))
    if code in {names.SUBMIT, names.GIVE_INFO}:
        texts.propose(proposal, act.by, act.now)
        following.follow(proposal, act.by, act.now)
    step(proposal, code, permissions.parts_in(act.by, proposal), act)
    record(proposal, code, act)


def step(
    proposal: Proposal, code: str, parts: AbstractSet[str], act: Act, **columns: object
) -> ProposalMove:
    """Bring PROPOSAL where the move CODE leads, with COLUMNS, for somebody with these PARTS.

    Raises Conflict when it is no longer where ACT saw it, NotAllowed when the person may not,
    DomainError when something lacks. Belongs into the transaction of a service, which records it
    last. Whoever follows it is told.
    """
    rule = MOVES[code]
    refuse_overtaken(proposal, code, act.seen)
    if reason := states.who_refuses(rule, parts):
        raise NotAllowed(_(reason))
    if reason := states.what_refuses(rule, finding.holds(proposal, timezone.localdate(act.now))):
        raise DomainError(_(reason))
    said = act.comment.strip()
    if rule.comment and len(said) < kinds.SHORTEST_REASON:
        raise DomainError(_("Say why in a sentence: the proposer will read it."))
    start = proposal.state
    _set(proposal, rule.end, act, {**_stamps(proposal, rule.end, act.now, said), **columns})
    row = ProposalMove.objects.create(
        proposal=proposal,
        move=code,
        start=start,
        end=rule.end,
        by=act.by,
        at=act.now,
        comment=said,
    )
    News.objects.create(what=telling.STEP, step=row, at=act.now)
    return row


def refuse_overtaken(proposal: Proposal, code: str, seen: int) -> None:
    """Raise Conflict when PROPOSAL has left the step SEEN or has no such move from its state."""
    if proposal.step != seen or not states.LIFE.allows(proposal.state, code):
        raise Conflict(overtaken(proposal))


def record(proposal: Proposal, code: str, act: Act) -> None:
    """Write the line of the trail about the move CODE."""
    audit.record(
        act.by,
        "library.proposal_moved",
        proposal,
        acting_for=proposal.entity,
        move=code,
        start=_started(proposal, code),
        end=MOVES[code].end,
    )


def overtaken(proposal: Proposal) -> str:
    """Return what happened to PROPOSAL meanwhile, as a sentence."""
    last = finding.last_move(proposal)
    if last is None:
        return _("This is not possible with the proposal as it stands now.")
    words = {"who": last.by or _("The portal"), "move": _(MOVES[last.move].label)}
    return _(
        "%(who)s was quicker: “%(move)s”. Nothing of yours was done; look at how it stands now."
    ) % {key: str(value) for key, value in words.items()}


def _started(proposal: Proposal, code: str) -> str:
    rows = ProposalMove.objects.filter(proposal=proposal, move=code).order_by("-at")
    return str(rows.values_list("start", flat=True)[0])


def _stamps(proposal: Proposal, end: str, now: datetime, said: str) -> dict[str, object]:
    """Return what every move that ends there writes: its moment, and the reason."""
    found: dict[str, object] = {
        "reason": _reason(proposal, end, said),
        "until": None,
        "duplicate_of": None,
        "closed_at": now if end in states.CLOSED else None,
    }
    if end != names.RESOLVED:
        found |= {"resolved_by": None, "resolved_in": ""}
    if end == names.SUBMITTED:
        found["submitted_at"] = now
    elif end not in states.UNTRIAGED and proposal.submitted_at and not proposal.triaged_at:
        found["triaged_at"] = None if end == names.WITHDRAWN else now
    if end in states.DECIDED and proposal.decided_at is None:
        found["decided_at"] = now
    return found


def _reason(proposal: Proposal, end: str, said: str) -> str:
    """Return why PROPOSAL is where it ends: what was decided holds on while it is written."""
    if end == names.IN_PROGRESS:
        return said or proposal.reason
    return said if end in states.WITH_REASON else ""


def _set(proposal: Proposal, state: str, act: Act, columns: dict[str, object]) -> None:
    """Write the new state if nobody has written another since PROPOSAL was read."""
    change = {**columns, "state": state, "step": proposal.step + 1, "changed_at": act.now}
    rows = Proposal.objects.filter(pk=proposal.pk, state=proposal.state, step=proposal.step)
    if not rows.update(**change):
        raise Conflict(overtaken(proposal))
    for name, value in change.items():
        setattr(proposal, name, value)
