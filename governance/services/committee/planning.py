"""Plan a session, move it, call it, cancel it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import CommitteeSession, GoverningBody, User
from governance.permissions import may_run_body
from governance.rules.committee import session_states as at
from governance.selectors.committee import seats
from governance.services.committee import agenda, calling, common, minutes
from governance.services.committee.common import Act


@dataclass(frozen=True, slots=True)
class When:
    """When and where a session is held; LINK is for those who join from afar."""

    starts_at: datetime
    place: str = ""
    link: str = ""


@transaction.atomic
def plan(*, body: GoverningBody, when: When, by: User, now: datetime) -> CommitteeSession:
    """Plan the next session of BODY and return it; the minutes that wait are on its agenda.

    Raises NotAllowed, DomainError for a moment that has passed or neither place nor link, Conflict
    for a body that has ended.
    """
    body = GoverningBody.objects.select_for_update(no_key=True).get(pk=body.pk)
    require(may_run_body(by, body, on=timezone.localdate(now)))
    if body.ended_on is not None:
        raise Conflict(_("This body of governance has ended."))
    _check(when, now)
    last = body.sessions.aggregate(last=Max("number"))["last"] or 0
    session = CommitteeSession.objects.create(
        body=body,
        number=last + 1,
        starts_at=when.starts_at,
        place=when.place.strip(),
        link=when.link,
    )
    audit.record(by, "session.planned", session, number=session.number)
    minutes.put_waiting(session, Act(by, now))
    return session


@transaction.atomic
def change(*, session: CommitteeSession, when: When, by: User, now: datetime) -> None:
    """Move SESSION to another moment or place; who was called is told anew.

    Raises as `plan`, and IllegalMove once it has begun.
    """
    act = Act(by, now)
    session = common.run(session, act)
    common.preparing(session)
    _check(when, now)
    session.starts_at, session.place = when.starts_at, when.place.strip()
    session.link = when.link
    session.save()
    audit.record(by, "session.changed", session, number=session.number)
    if session.state == at.CALLED:
        _call(session, act)


@transaction.atomic
def call(*, session: CommitteeSession, by: User, now: datetime) -> int:
    """Send the call with agenda and appointment to all who sit there; return how many people.

    What rests until that day returns to the agenda first. Calling again sends a new version.
    Raises NotAllowed, IllegalMove once it has begun, DomainError for a moment that has passed,
    or nothing on the agenda, or nobody to call.
    """
    act = Act(by, now)
    session = common.run(session, act)
    if session.is_preparing:
        agenda.bring_back(session, act)
        if session.starts_at <= now:
            raise DomainError(_(at.PAST))
        if not session.items.filter(withdrawn_at=None).exists():
            raise DomainError(_(at.NOTHING_TO_DISCUSS))
    return _call(session, act)


@transaction.atomic
def cancel(*, session: CommitteeSession, reason: str, by: User, now: datetime) -> CommitteeSession:
    """Cancel SESSION before it begins, for REASON, and tell those who were called."""
    act = Act(by, now)
    session = common.run(session, act)
    if not reason.strip():
        raise DomainError(_("Say why the session is cancelled: those who were called read it."))
    was_called = session.state == at.CALLED
    session.ended_at, session.note = now, reason.strip()[:1000]
    common.moved(session, at.CANCEL, act, reason=session.note)
    if was_called:
        calling.tell(session, act, is_cancelled=True)
    return session


def _call(session: CommitteeSession, act: Act) -> int:
    session.calls += 1
    people = seats.addressed(session)
    if not people:
        raise DomainError(_("Nobody sits in this body on that day: name its members first."))
    common.moved(session, at.CALL, act, people=len(people))
    return calling.tell(session, act)


def _check(when: When, now: datetime) -> None:
    if when.starts_at <= now:
        raise DomainError(_(at.PAST))
    if not when.place.strip() and not when.link:
        raise DomainError(_("Say where the session is held, or give the link to join it."))
