"""Decide one conflict between a copy and a new edition."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from docs_library.models import MergeDecision, MergeSession
from docs_library.rules import assembling
from docs_library.rules.assembling import Choice
from docs_library.selectors.adapting import meeting
from docs_library.services.adapting import sessions
from docs_library.services.adapting.stale import Clash
from eset_portal.common.rules.errors import DomainError
from governance.models import User


@transaction.atomic
def decide(
    *, session: MergeSession, digest: str, choice: Choice, seen: int, by: User, now: datetime
) -> MergeDecision:
    """Decide the conflict with DIGEST, of whose decisions the version SEEN was shown.

    The same choice again adds nothing. Raise Clash when somebody else decided first, Moved when
    the texts changed meanwhile, DomainError when something obligatory would be taken out.
    """
    row = sessions.locked(session, by=by)
    found = meeting.session(row)
    region = next((one for one in found.merge.conflicts if one.digest == digest), None)
    if region is None or choice.which not in assembling.CHOICES:
        raise DomainError(_("Choose one of the four."))
    last = found.decided.get(digest)
    if last and (last.which, last.text) == (choice.which, choice.text):
        return last
    if (last.version if last else 0) != seen:
        raise Clash(last)
    if found.takes_out(region, choice):
        raise DomainError(
            _("This part is obligatory: take the new one, or keep it and write yours after it.")
        )
    return MergeDecision.objects.create(
        session=row,
        digest=digest,
        version=seen + 1,
        which=choice.which,
        text=choice.text,
        by=by,
        at=now,
    )
