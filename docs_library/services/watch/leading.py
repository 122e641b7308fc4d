"""Let a review lead to a new edition."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from docs_library import permissions
from docs_library.models import Edition, Recheck, Signal
from docs_library.rules.watch import kinds
from docs_library.selectors import editing
from docs_library.services import drafting
from docs_library.services.watch.deciding import open_one
from eset_portal.common.http import require
from governance import audit
from governance.models import User

LONGEST_WHY = 4000


@transaction.atomic
def write_edition(*, recheck: Recheck, change_kind: str, by: User, now: datetime) -> Edition:
    """Let RECHECK lead to a new edition, which begins with what the signal says; return it.

    If one is being written already, that one is to bring the change.
    """
    require(permissions.may_write(by))
    row = open_one(recheck)
    if row.is_being_written and row.led_to is not None:
        return row.led_to
    document = row.edition.document
    edition = Edition.objects.open().filter(document=document).first()
    if edition is None:
        edition = drafting.open_edition(document=document, change_kind=change_kind, by=by, now=now)
        edition = _begun(edition, row.signal, by, now)
    row.led_to = edition
    row.save(update_fields=["led_to"])
    audit.record(by, "library.review_leads_to_edition", row, code=document.code)
    return edition


def _begun(edition: Edition, signal: Signal | None, by: User, now: datetime) -> Edition:
    """Return the EDITION just opened with what SIGNAL says as its reason and impact."""
    if signal is None:
        return edition
    said = editing.content(edition)
    said = replace(said, why=f"{signal.subject}: {signal.note}"[:LONGEST_WHY])
    match kinds.IMPACT_OF[signal.origin]:
        case "normative":
            said = replace(said, impact_normative=signal.note)
        case "technological":
            said = replace(said, impact_technological=signal.note)
        case _:
            said = replace(said, impact_organisational=signal.note)
    return drafting.save(edition=edition, content=said, seen=edition.revision, by=by, now=now)
