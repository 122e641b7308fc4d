"""Steps that the services of bodies of governance share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance import audit
from governance.models import CommitteeSession, User
from governance.permissions import may_run_body
from governance.rules.committee import session_states


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts, and when."""

    by: User
    now: datetime


class Refused(DomainError):
    """What was written cannot be taken; FIELDS says why by field, in the reader's language."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = dict(fields)


def refuse(reasons: Mapping[str, str]) -> None:
    """Raise Refused with REASONS, English sentences by field, when there are any."""
    if reasons:
        raise Refused({name: _(reason) for name, reason in reasons.items()})


def locked(session: CommitteeSession) -> CommitteeSession:
    """Return SESSION locked until the transaction ends: whatever happens in it comes one by one."""
    rows = CommitteeSession.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("body").get(pk=session.pk)


def run(session: CommitteeSession, act: Act) -> CommitteeSession:
    """Return SESSION locked; raise NotAllowed unless whoever acts runs its body."""
    session = locked(session)
    require(may_run_body(act.by, session.body, on=timezone.localdate(act.now)))
    return session


def refuse_unless(state: bool, reason: str) -> None:  # noqa: FBT001
    """Raise IllegalMove for REASON, an English sentence, unless STATE holds."""
    if not state:
        raise IllegalMove(_(reason))


def preparing(session: CommitteeSession) -> None:
    """Raise IllegalMove unless the agenda of SESSION is still being made."""
    refuse_unless(session.is_preparing, session_states.NOT_PREPARING)


def opened(session: CommitteeSession) -> None:
    """Raise IllegalMove unless SESSION is being held."""
    refuse_unless(session.is_open, session_states.NOT_OPEN)


def moved(session: CommitteeSession, move: str, act: Act, **facts: str | int) -> None:
    """Put SESSION where MOVE leads, save it whole, and write the line; raise IllegalMove."""
    refusal = session_states.refusal(session.state, move)
    if refusal:
        raise IllegalMove(_(refusal))
    session.state = session_states.SESSION.after(session.state, move)
    session.save()
    verbs = {
        session_states.CALL: "session.called",
        session_states.OPEN_IT: "session.opened",
        session_states.CLOSE: "session.closed",
        session_states.ADJOURN: "session.adjourned",
        session_states.CANCEL: "session.cancelled",
        session_states.APPROVE: "minutes.approved",
    }
    audit.record(act.by, verbs[move], session, acting_for=None, number=session.number, **facts)
