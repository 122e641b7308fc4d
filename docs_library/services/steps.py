"""Take one step in the life of an edition and remember it in the document's history."""

from datetime import datetime

from django.utils.translation import gettext as _

from docs_library.models import Edition, EditionMove
from docs_library.rules import edition_states
from eset_portal.common.rules.errors import IllegalMove
from governance.models import User


def take(row: Edition, move: str, *, by: User | None, now: datetime, reason: str = "") -> None:
    """Set the state of ROW to where MOVE leads and note the step; the caller saves the row.

    Raise IllegalMove when there is no such step from its state.
    """
    before = row.state
    if not edition_states.WORKFLOW.allows(before, move):
        raise IllegalMove(_("This step is not possible in the state in which the edition is now."))
    row.state = edition_states.WORKFLOW.after(before, move)
    note(row, move, by=by, now=now, reason=reason, before=before)


def note(
    row: Edition,
    move: str,
    *,
    by: User | None,
    now: datetime,
    reason: str = "",
    before: str = "",
) -> None:
    """Note that MOVE happened to ROW, in whose state it stands now."""
    EditionMove.objects.create(
        edition=row,
        move=move,
        state_before=before or row.state,
        state_after=row.state,
        actor=by,
        at=now,
        reason=reason,
        sha256=row.sha256,
        revision=row.revision,
    )
