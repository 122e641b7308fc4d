"""Decide on an item of an open session: once, with quorum, with reasons, for good."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, IllegalMove
from governance import audit
from governance.models import AgendaItem, CommitteeDecision, CommitteeSession, User
from governance.rules.committee import outcomes, quorum
from governance.rules.committee.tallies import Tally
from governance.selectors.committee import counting
from governance.services.committee import common, hooks
from governance.services.committee.common import Act


@dataclass(frozen=True, slots=True)
class Draft:
    """What the session decided, in the words of its secretary.

    SEEN is the key of the decision that whoever writes saw as the one in force, "" for none:
    a decision that somebody else took meanwhile is never revoked unseen.
    """

    outcome: str
    reasons: str
    conditions: str = ""
    until: date | None = None
    target_on: date | None = None
    owner: User | None = None
    seen: str = ""

    def as_rule(self) -> outcomes.Draft:
        """Return what the rules need of it."""
        return outcomes.Draft(
            self.outcome,
            self.reasons,
            self.conditions,
            self.until,
            self.target_on,
            has_owner=self.owner is not None,
        )


@transaction.atomic
def decide(*, item: AgendaItem, draft: Draft, by: User, now: datetime) -> CommitteeDecision:
    """Take the decision DRAFT on ITEM, tell others of it by `hooks.decided`, and return it.

    A second decision on the item, or one on an item that reconsiders a former one, revokes that
    one. Raises NotAllowed, IllegalMove unless the session is open and has quorum, Refused (with
    fields) for a draft that lacks something or contradicts the vote, Conflict when somebody else
    decided meanwhile.
    """
    act = Act(by, now)
    session = common.run(item.session, act)
    common.opened(session)
    item = AgendaItem.objects.select_related("session__body", "reconsiders").get(pk=item.pk)
    former = in_force(item)
    if str(former.pk if former else "") != draft.seen:
        raise Conflict(_("Somebody else has just decided on this item. Look at it first."))
    if item.withdrawn_at is not None:
        raise IllegalMove(_("This item has been taken off the agenda."))
    return _take(item, draft, session, act)


def _take(item: AgendaItem, draft: Draft, session: CommitteeSession, act: Act) -> CommitteeDecision:
    presence = counting.presence(session)
    common.refuse_unless(presence.is_met, quorum.NOT_MET)
    common.refuse(outcomes.refusals(draft.as_rule(), on=timezone.localdate(session.starts_at)))
    tally = counting.tally(item)
    rule = session.body.voting_rule
    wrong = outcomes.against_the_vote(draft.outcome, rule, tally, presence.votes)
    common.refuse({"outcome": wrong} if wrong else {})
    decision = _written(item, draft, tally, act)
    _record(decision, act)
    hooks.decided.send(CommitteeDecision, decision=decision, by=act.by, now=act.now)
    return decision


def _written(item: AgendaItem, draft: Draft, tally: Tally, act: Act) -> CommitteeDecision:
    session, is_taken_on = item.session, draft.outcome in outcomes.TAKEN_ON
    year = timezone.localdate(session.starts_at).year
    return CommitteeDecision.objects.create(
        body=session.body,
        item=item,
        year=year,
        number=_number(session, year),
        outcome=draft.outcome,
        reasons=draft.reasons.strip(),
        conditions=draft.conditions.strip(),
        until=draft.until if draft.outcome == outcomes.DEFERRED else None,
        target_on=draft.target_on if is_taken_on else None,
        owner=draft.owner if is_taken_on else None,
        revokes=_revoked(item, draft.outcome),
        in_favour=tally.in_favour,
        against=tally.against,
        abstained=tally.abstained,
        recused=item.recusals.count(),
        by=act.by,
        at=act.now,
    )


def _record(decision: CommitteeDecision, act: Act) -> None:
    number, outcome, former = decision.code, decision.outcome, decision.revokes
    if former is None:
        audit.record(act.by, "decision.taken", decision, number=number, outcome=outcome)
        return
    verb = "decision.revoked"
    audit.record(act.by, verb, decision, number=number, former=former.code, outcome=outcome)


def in_force(item: AgendaItem) -> CommitteeDecision | None:
    """Return the decision on ITEM that no other one on it has taken the place of."""
    return item.decisions.filter(revoked_by=None).order_by("-at").first()


def _revoked(item: AgendaItem, outcome: str) -> CommitteeDecision | None:
    """Return which decision one of OUTCOME takes the place of.

    To note or to defer that a former decision be reconsidered leaves it as it is.
    """
    own = in_force(item)
    if own is not None or item.reconsiders is None:
        return own
    if outcome in {outcomes.NOTED, outcomes.DEFERRED}:
        return None
    if CommitteeDecision.objects.filter(revokes=item.reconsiders).exists():
        raise Conflict(_("Another decision has taken the place of this one already."))
    return item.reconsiders


def _number(session: CommitteeSession, year: int) -> int:
    """Return the next number of the year; the body's row is locked meanwhile."""
    type(session.body).objects.select_for_update(no_key=True).get(pk=session.body_id)
    rows = CommitteeDecision.objects.filter(body=session.body, year=year)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1
