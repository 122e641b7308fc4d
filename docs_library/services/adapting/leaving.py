"""Detach a copy from its original, let it follow again, or retire it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Adaptation
from docs_library.rules import adapting
from docs_library.selectors.adapting import sessions
from docs_library.services.adapting import closing, saving, standing
from eset_portal.common.http import require
from eset_portal.common.rules.errors import DomainError, IllegalMove
from governance import audit
from governance.models import User


@transaction.atomic
def detach(*, adaptation: Adaptation, by: User, reason: str, now: datetime) -> Adaptation:
    """Let the copy go its own way, for a REASON; its body is still told of new editions."""
    return _leave(adaptation, adapting.DETACHED, "library.copy_detached", by, reason, now)


@transaction.atomic
def retire(*, adaptation: Adaptation, by: User, reason: str, now: datetime) -> Adaptation:
    """Show the copy to the staff no more, for a REASON; every text of it is kept."""
    return _leave(adaptation, adapting.RETIRED, "library.copy_retired", by, reason, now)


@transaction.atomic
def rejoin(*, adaptation: Adaptation, by: User) -> Adaptation:
    """Let a copy that was detached or retired follow its original again."""
    row = saving.locked(adaptation)
    require(permissions.may_lead_copies(by, row.entity))
    if not row.is_left:
        return row
    row.state, row.reason, row.left_by, row.left_at = adapting.CURRENT, "", None, None
    row.save(update_fields=["state", "reason", "left_by", "left_at"])
    standing.follow(row)
    audit.record(by, "library.copy_rejoined", row, acting_for=row.entity, code=row.document.code)
    return row


def _leave(
    adaptation: Adaptation, state: str, verb: str, by: User, reason: str, now: datetime
) -> Adaptation:
    said = reason.strip()
    if len(said) < adapting.SHORTEST_REASON:
        raise DomainError(_("Say in a sentence why."))
    row = saving.locked(adaptation)
    require(permissions.may_lead_copies(by, row.entity))
    if row.state == state:
        raise IllegalMove(_("This has been decided already."))
    if (merge := sessions.open_merge(row)) is not None:
        closing.close(merge, adapting.ABANDONED, by=by, now=now)
    row.state, row.reason, row.left_by, row.left_at = state, said, by, now
    row.save(update_fields=["state", "reason", "left_by", "left_at"])
    audit.record(by, verb, row, acting_for=row.entity, code=row.document.code)
    return row
