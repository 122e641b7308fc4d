"""Attendance, votes and withdrawals in an open session."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from eset_portal.common.rules.i18n import noop
from governance import audit
from governance.models import AgendaItem, Attendance, CommitteeSession, Recusal, Seat, User, Vote
from governance.permissions import may_run_body
from governance.rules.committee import voting
from governance.selectors.committee import counting, seats
from governance.services.committee import common
from governance.services.committee.common import Act

OWN_REASON = noop("Own proposal")


@transaction.atomic
def attend(*, session: CommitteeSession, seat: Seat, state: str, by: User, now: datetime) -> None:
    """Note how SEAT is attended in the open SESSION; whoever sits there withdraws from own items.

    The secretary may for each, a member or substitute only that they are there. Raises NotAllowed,
    IllegalMove unless it is open, DomainError for a mandate that has ended, a seat without
    substitute, or a seat that has voted already and is now to be absent.
    """
    session = common.locked(session)
    common.opened(session)
    _refuse_stranger(session, seat, state, Act(by, now))
    if state not in voting.ATTENDANCE:
        raise DomainError(_(voting.NO_ATTENDANCE))
    if state == voting.SUBSTITUTE and seat.substitute_id is None:
        raise DomainError(_(voting.NO_SUBSTITUTE))
    kept, new = Attendance.objects.get_or_create(
        session=session, seat=seat, defaults={"state": state, "by": by, "at": now}
    )
    if not new and kept.state == state:
        return
    if not new:
        Attendance.objects.filter(pk=kept.pk).update(state=state, by=by, at=now)
    audit.record(by, "attendance.noted", session, user=seat.user_id, state=state)
    if state in voting.COUNTED:
        _withdraw_from_own(session, seat, state, Act(by, now))


@transaction.atomic
def vote(*, item: AgendaItem, seat: Seat, choice: str, by: User, now: datetime) -> bool:
    """Let SEAT vote CHOICE on ITEM; return whether that changed an earlier vote.

    The secretary notes the votes of all; a member or a substitute who attends votes for the own
    seat. Raises NotAllowed, IllegalMove unless the session is open, Conflict for a seat that may
    not vote: absent, without vote, own item, withdrawn, or the item is decided.
    """
    session = common.locked(item.session)
    common.opened(session)
    ballot = counting.ballot(item, seat)
    _refuse_stranger(session, seat, ballot.attendance, Act(by, now))
    refusal = voting.refusal(ballot, choice)
    if refusal == voting.NO_CHOICE:
        raise DomainError(_(refusal))
    if refusal or item.withdrawn_at is not None:
        raise Conflict(_(refusal) if refusal else _("This item has been taken off the agenda."))
    facts = {"choice": choice, "by": by, "at": now}
    row, new = Vote.objects.get_or_create(item=item, seat=seat, defaults=facts)
    if not new and row.choice == choice:
        return False
    if not new:
        Vote.objects.filter(pk=row.pk).update(**facts)
    audit.record(by, "vote.cast", item, user=seat.user_id)
    return not new


@transaction.atomic
def recuse(*, item: AgendaItem, seat: Seat, reason: str, by: User, now: datetime) -> Recusal:
    """Let SEAT withdraw from ITEM for REASON, for good; return the row, the old one if there is.

    Raises as `vote`, and Conflict once the seat has voted or the item is decided.
    """
    session = common.locked(item.session)
    common.opened(session)
    ballot = counting.ballot(item, seat)
    _refuse_stranger(session, seat, ballot.attendance, Act(by, now))
    if not reason.strip():
        raise DomainError(_("Say why the member withdraws: it is written in the minutes."))
    if ballot.is_decided:
        raise Conflict(_(voting.DECIDED))
    if item.votes.filter(seat=seat).exists():
        raise Conflict(_("Who has voted on an item cannot withdraw from it."))
    return _withdraw(item, seat, reason.strip()[:300], Act(by, now))


def _withdraw(item: AgendaItem, seat: Seat, reason: str, act: Act) -> Recusal:
    row, new = Recusal.objects.get_or_create(
        item=item, seat=seat, defaults={"reason": reason, "by": act.by, "at": act.now}
    )
    if new:
        audit.record(act.by, "vote.recused", item, user=seat.user_id, reason=reason)
    return row


def _withdraw_from_own(session: CommitteeSession, seat: Seat, state: str, act: Act) -> None:
    if not seat.has_vote:
        return
    for item in session.items.filter(withdrawn_at=None, decisions=None):
        if counting.is_own(item, seat, state) and not item.votes.filter(seat=seat).exists():
            with override(settings.LANGUAGE_CODE):
                _withdraw(item, seat, _(OWN_REASON), act)


def _refuse_stranger(session: CommitteeSession, seat: Seat, state: str, act: Act) -> None:
    """Raise unless SEAT sits in SESSION on its day and whoever acts may act for it."""
    if not seats.at(session).filter(pk=seat.pk).exists():
        raise DomainError(_(voting.ENDED))
    if may_run_body(act.by, session.body, on=timezone.localdate(act.now)):
        return
    may = {voting.PRESENT: seat.user_id, voting.SUBSTITUTE: seat.substitute_id}
    if state in may and may[state] != act.by.pk:
        raise NotAllowed(_("You can only act for your own seat."))
    if state not in may:
        raise NotAllowed(_(voting.NOT_HERE))


@transaction.atomic
def attend_all(*, session: CommitteeSession, states: Mapping[Seat, str], act: Act) -> None:
    """Do for each seat of STATES what `attend` does, for all or for none."""
    for seat, state in states.items():
        attend(session=session, seat=seat, state=state, by=act.by, now=act.now)


@transaction.atomic
def vote_all(*, item: AgendaItem, choices: Mapping[Seat, str], act: Act) -> None:
    """Do for each seat of CHOICES what `vote` does, for all or for none.

    Raises DomainError when nobody votes.
    """
    common.opened(common.locked(item.session))
    if not choices:
        raise DomainError(_(voting.NO_CHOICE))
    for seat, choice in choices.items():
        vote(item=item, seat=seat, choice=choice, by=act.by, now=act.now)
