"""Begin to bring a copy up to date, begin anew, or leave it."""

from datetime import datetime

from django.db import transaction

from docs_library import permissions
from docs_library.models import Adaptation, MergeDecision, MergeSession
from docs_library.rules import adapting
from docs_library.selectors.adapting import meeting
from docs_library.selectors.adapting import sessions as known
from docs_library.services.adapting import closing, saving, sessions, standing
from eset_portal.common.http import require
from governance import audit
from governance.models import User


@transaction.atomic
def open_session(*, adaptation: Adaptation, by: User, now: datetime) -> MergeSession:
    """Let the copy meet the latest edition; the open session is returned when there is one.

    Raise Conflict when there is nothing to bring in, TooLong when the texts are too long.
    """
    row = saving.locked(adaptation)
    require(permissions.may_adapt(by, row.entity))
    return known.open_merge(row) or sessions.begin(row, by=by, now=now)


@transaction.atomic
def reopen(*, session: MergeSession, by: User, now: datetime) -> MergeSession:
    """Let the copy meet what is the latest now; decisions on what stayed the same are kept.

    Raise Conflict when there is nothing to bring in any more.
    """
    row = sessions.locked(session, by=by, even_moved=True)
    kept = known.decided(row)
    closing.close(row, adapting.ABANDONED, by=by, now=now)
    fresh = sessions.begin(row.adaptation, by=by, now=now)
    wanted = {region.digest for region in meeting.session(fresh).merge.conflicts}
    MergeDecision.objects.bulk_create(
        MergeDecision(
            session=fresh,
            digest=one.digest,
            version=1,
            which=one.which,
            text=one.text,
            by=one.by,
            at=one.at,
        )
        for one in kept.values()
        if one.digest in wanted
    )
    return fresh


@transaction.atomic
def abandon(*, session: MergeSession, by: User, now: datetime) -> None:
    """Leave the copy as it was; what was decided stays in the closed session."""
    row = sessions.locked(session, by=by, even_moved=True)
    owner = row.adaptation
    closing.close(row, adapting.ABANDONED, by=by, now=now)
    standing.follow(owner)
    code = owner.document.code
    audit.record(by, "library.merge_abandoned", row, acting_for=owner.entity, code=code)
