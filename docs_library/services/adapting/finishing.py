"""Write what comes of a copy and a new edition."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Adaptation, LocalEdition, MergeSession
from docs_library.rules import adapting, assembling, discarding
from docs_library.rules.assembling import Undecided
from docs_library.selectors.adapting import meeting, texts
from docs_library.selectors.adapting.meeting import Meeting
from docs_library.services.adapting import closing, opening, saving, sessions, standing
from governance import audit
from governance.models import User


@transaction.atomic
def finish(*, session: MergeSession, by: User, now: datetime) -> LocalEdition:
    """Write what comes of SESSION as the next text of the copy, which stands on both.

    Done by whoever may decide for the body, its staff read it at once, unless it lacks something
    obligatory. Raise Undecided or Moved; until then the copy stays as it is.
    """
    row = sessions.locked(session, by=by)
    owner, found = row.adaptation, meeting.session(row)
    try:
        text = assembling.assemble(found.merge, found.choices)
    except Undecided as error:
        raise Undecided(_(error.message)) from error
    made = saving.add(owner, text, base=row.theirs, by=by, now=now, is_merged=True)
    closing.close(row, adapting.DONE, by=by, now=now, result=made, discarded=_left_out(found))
    if permissions.may_lead_copies(by, owner.entity).allowed and not texts.missing(made):
        saving.approve(made, by=by, now=now)
    standing.follow(owner)
    facts = {"code": owner.document.code, "number": str(row.theirs.number)}
    counts = {"changes": found.total, "conflicts": found.conflicts}
    audit.record(by, "library.copy_merged", row, acting_for=owner.entity, **facts, **counts)
    return made


@transaction.atomic
def take_all(*, adaptation: Adaptation, by: User, now: datetime) -> LocalEdition:
    """Bring in the latest edition at once, where nothing has to be decided. Raise Undecided."""
    session = opening.open_session(adaptation=adaptation, by=by, now=now)
    return finish(session=session, by=by, now=now)


def _left_out(found: Meeting) -> list[dict[str, object]]:
    """Return what the decisions left out, each with who decided it and when."""
    by_number = {region.number: found.decided[region.digest] for region in found.merge.conflicts}
    return [
        {
            "number": one.number,
            "side": one.side,
            "text": one.block.source,
            "by": by_number[one.number].by_id,
            "at": by_number[one.number].at.isoformat(),
        }
        for one in discarding.discarded(found.merge, found.choices)
    ]
