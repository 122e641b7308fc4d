"""Open a session with its quorum, close it or adjourn it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import IllegalMove
from governance.models import CommitteeSession, User
from governance.rules.committee import quorum
from governance.rules.committee import session_states as at
from governance.selectors.committee import counting, seats
from governance.services.committee import common, minutes
from governance.services.committee.common import Act

EARLIEST = timedelta(days=1)


@transaction.atomic
def open_it(*, session: CommitteeSession, by: User, now: datetime) -> CommitteeSession:
    """Open SESSION and fix how many votes it has and how many it needs. Raises as `call`."""
    act = Act(by, now)
    session = common.run(session, act)
    if session.state == at.CALLED and session.starts_at - now > EARLIEST:
        raise IllegalMove(_(at.TOO_EARLY))
    votes = seats.at(session).filter(has_vote=True).count()
    session.votes, session.opened_at = votes, now
    session.quorum_needed = quorum.needed(
        session.body.quorum_kind, session.body.quorum_value, votes
    )
    common.moved(session, at.OPEN_IT, act)
    return session


@transaction.atomic
def close(*, session: CommitteeSession, by: User, now: datetime) -> CommitteeSession:
    """Close SESSION and write its minutes. Raises IllegalMove while items have no decision.

    Raises PdfUnavailable where PDFs cannot be made; then the session stays open.
    """
    act = Act(by, now)
    session = common.run(session, act)
    if session.is_open and session.items.filter(withdrawn_at=None, decisions=None).exists():
        raise IllegalMove(_(at.LEFT))
    session.ended_at = now
    common.moved(session, at.CLOSE, act)
    minutes.write_draft(session, act)
    return session


@transaction.atomic
def adjourn(*, session: CommitteeSession, note: str, by: User, now: datetime) -> CommitteeSession:
    """End SESSION for want of quorum; raise IllegalMove when there is quorum."""
    act = Act(by, now)
    session = common.run(session, act)
    if session.is_open and counting.presence(session).is_met:
        raise IllegalMove(_(at.HAS_QUORUM))
    session.ended_at, session.note = now, note.strip()[:1000]
    common.moved(session, at.ADJOURN, act)
    return session
