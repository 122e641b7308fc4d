"""The minutes of a session: written when it closes, approved in a later one."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from eset_portal.common.rules import codes
from eset_portal.common.rules.errors import Conflict, IllegalMove
from governance import audit
from governance.models import AgendaItem, CommitteeDecision, CommitteeSession, Minutes
from governance.reports import minutes as report
from governance.rules.committee import outcomes
from governance.rules.committee import session_states as at
from governance.services.committee import agenda, common, deciding
from governance.services.committee.common import Act

DRAFT, FINAL = 1, 2


def write_draft(session: CommitteeSession, act: Act) -> Minutes:
    """Write the minutes of SESSION, which has just closed, as a draft."""
    return _write(Minutes(session=session, version=DRAFT), act)


@transaction.atomic
def approve(*, item: AgendaItem, corrections: str, seen: str, act: Act) -> CommitteeDecision:
    """Approve in the open session of ITEM the minutes that it is about, with CORRECTIONS if any.

    It is a decision like others, of which whoever acts is the owner, that day the day. The final
    minutes say in which session they were approved. Raises as `deciding.decide`, and Conflict
    when they are approved already.
    """
    if item.minutes_of is None:
        raise IllegalMove(_("This item is not about the minutes of a session."))
    common.run(item.session, act)
    former = common.locked(item.minutes_of)
    if former.state != at.CLOSED:
        raise Conflict(_(at.REFUSALS[at.APPROVE]))
    corrections = corrections.strip()
    with override(report.LANGUAGE):
        reasons = (
            _("The minutes are approved with corrections: %(corrections)s")
            % {"corrections": corrections}
            if corrections
            else _("The minutes are approved as they were written.")
        )
    draft = deciding.Draft(
        outcome=outcomes.ACCEPTED,
        reasons=reasons,
        target_on=timezone.localdate(item.session.starts_at),
        owner=act.by,
        seen=seen,
    )
    decision = deciding.decide(item=item, draft=draft, by=act.by, now=act.now)
    former.approved_in = item.session
    common.moved(former, at.APPROVE, act)
    final = Minutes(
        session=former, version=FINAL, approved_in=item.session, corrections=corrections
    )
    _write(final, act)
    return decision


def put_waiting(session: CommitteeSession, act: Act) -> None:
    """Put the minutes of the body that nobody has approved yet on the agenda of SESSION."""
    waiting = session.body.sessions.filter(state=at.CLOSED).order_by("number")
    for former in waiting:
        with override(report.LANGUAGE):
            title = _("Approval of the minutes of session %(number)s") % {"number": former.number}
        agenda.put(session, agenda.Matter(title, minutes_of=former), act)


def _write(minutes: Minutes, act: Act) -> Minutes:
    minutes.code, minutes.by, minutes.at = codes.fresh(), act.by, act.now
    content = report.draw(minutes)
    minutes.size, minutes.sha256 = len(content), hashlib.sha256(content).hexdigest()
    with override(report.LANGUAGE):
        word = _("minutes")
    session = minutes.session
    minutes.name = f"{word}-{session.body.slug}-{session.number}-v{minutes.version}.pdf"
    minutes.file.save(minutes.name, ContentFile(content), save=False)
    minutes.save()
    audit.record(act.by, "minutes.written", minutes, number=session.number, code=minutes.code)
    return minutes
