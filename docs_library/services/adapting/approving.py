"""Let the staff of a body read what its copy says, or what it said before."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library import permissions
from docs_library.models import Adaptation, LocalEdition
from docs_library.selectors.adapting import texts
from docs_library.services.adapting import saving, standing
from docs_library.services.adapting.stale import Stale
from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User


@transaction.atomic
def approve(*, adaptation: Adaptation, seen: int, by: User, now: datetime) -> LocalEdition:
    """Let the staff read what the copy says now; said again, nothing changes.

    Who wrote it may approve it: many bodies have one person for both, and the page says so.
    Raise Stale when somebody wrote after SEEN, DomainError when obligatory blocks are missing.
    """
    row, newest = _as_seen(adaptation, seen, by)
    if newest.approved_by_id is not None:
        return newest
    gone = texts.missing(newest)
    if gone:
        told = _("The copy lacks something obligatory of the original: “%(words)s”. Put it back.")
        raise DomainError(told % {"words": gone[0].content[:120]})
    saving.approve(newest, by=by, now=now)
    audit.record(
        by,
        "library.copy_approved",
        newest,
        acting_for=row.entity,
        code=row.document.code,
        number=newest.number,
        own=newest.author_id == by.pk,
    )
    return newest


@transaction.atomic
def undo(*, adaptation: Adaptation, seen: int, by: User, now: datetime) -> LocalEdition:
    """Go back to the text approved before the last one, as a new one, and let the staff read it.

    Raise Conflict when there is none, Stale when somebody wrote after SEEN.
    """
    row, _newest = _as_seen(adaptation, seen, by)
    before = texts.before(row)
    if before is None:
        raise Conflict(_("There is no earlier text to go back to."))
    again = saving.add(row, before.text, base=before.base_edition, by=by, now=now)
    saving.approve(again, by=by, now=now)
    standing.follow(row)
    code, number = row.document.code, before.number
    audit.record(by, "library.copy_undone", again, acting_for=row.entity, code=code, number=number)
    return again


def _as_seen(adaptation: Adaptation, seen: int, by: User) -> tuple[Adaptation, LocalEdition]:
    row = saving.locked(adaptation)
    require(permissions.may_lead_copies(by, row.entity))
    newest = texts.newest(row)
    if newest.number != seen:
        raise Stale(newest)
    return row, newest
