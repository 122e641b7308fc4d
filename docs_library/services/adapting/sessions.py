"""Open the session in which a copy meets the latest edition, and find it again."""

from datetime import datetime

from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Adaptation, MergeSession
from docs_library.rules import adapting, merging
from docs_library.rules.regions import Region
from docs_library.selectors.adapting import copies, meeting
from docs_library.selectors.adapting import sessions as known
from docs_library.services.adapting import saving, standing
from docs_library.services.adapting.stale import Moved
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, IllegalMove
from governance import audit
from governance.models import User


def begin(row: Adaptation, *, by: User, now: datetime) -> MergeSession:
    """Let ROW, locked, meet the latest edition. Raise Conflict when there is nothing to meet."""
    if row.is_left:
        raise IllegalMove(_("This copy no longer follows its original. Let it follow again first."))
    found = meeting.forecast(copies.copy(row))
    if found is None:
        raise Conflict(_("The copy is up to date: there is nothing to bring in."))
    made = MergeSession.objects.create(
        adaptation=row,
        base_edition=found.base,
        ours=found.ours,
        theirs=found.theirs,
        algorithm=merging.ALGORITHM,
        regions=[_plain(region) for region in found.merge.changes],
        opened_by=by,
        opened_at=now,
    )
    standing.follow(row)
    facts = {"code": row.document.code, "number": str(found.theirs.number)}
    counts = {"changes": found.total, "conflicts": found.conflicts}
    audit.record(by, "library.merge_opened", made, acting_for=row.entity, **facts, **counts)
    return made


def locked(session: MergeSession, *, by: User, even_moved: bool = False) -> MergeSession:
    """Return SESSION, open and with its copy for one writer at a time.

    Raise Conflict when it is closed, Moved when its texts changed, unless it may be EVEN_MOVED.
    """
    owner = saving.locked(session.adaptation)
    require(permissions.may_adapt(by, owner.entity))
    row = known.merges(owner).filter(pk=session.pk, state=adapting.OPEN).first()
    if row is None:
        raise Conflict(_("This has been finished or left by a colleague: look at the copy."))
    row.adaptation = owner
    if not even_moved and known.has_moved(row):
        raise Moved
    return row


def _plain(region: Region) -> dict[str, object]:
    sides = zip(("base", "ours", "theirs"), region.runs, strict=True)
    kept = {side: [block.source for block in run] for side, run in sides}
    return {"kind": region.kind, "number": region.number, **kept}
