"""Say how many hours each shared piece is assumed to spare."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from eset_portal.common.http import require
from eset_portal.common.rules.errors import Conflict, DomainError
from governance import audit
from governance.models import User
from selfassessment import permissions
from selfassessment.models import SavingsAssumptions
from selfassessment.rules import savings
from selfassessment.selectors.improving import assuming


@transaction.atomic
def assume(
    *, hours: Mapping[str, int], why: str, seen: int, by: User, now: datetime
) -> SavingsAssumptions:
    """Let HOURS hold from NOW on; SEEN is the version that was shown, 0 for none.

    Raise NotAllowed, Conflict when somebody else said otherwise since, and DomainError for
    hours that make no sense, for what holds already, and without a reason.
    """
    require(permissions.may_assume(by))
    last = assuming.latest()
    if (last.version if last else 0) != seen:
        raise Conflict(_("Somebody else has just changed the assumptions. Look at them first."))
    if not savings.are_sound(hours) or len(why.strip()) < savings.SHORTEST_REASON:
        raise DomainError(_("Give the hours of each piece, and say where they come from."))
    if dict(hours) == assuming.hours(last):
        raise DomainError(_("This is what is assumed already: there is nothing to change."))
    row = _written(dict(hours), why.strip()[:500], seen + 1, by, now)
    audit.record(by, "savings.assumed", None, **row.hours)
    return row


def _written(
    hours: dict[str, int], why: str, version: int, by: User, now: datetime
) -> SavingsAssumptions:
    facts = {"hours": hours, "why": why, "set_by": by, "set_at": now}
    try:
        with transaction.atomic():
            return SavingsAssumptions.objects.create(version=version, **facts)
    except IntegrityError as error:
        raise Conflict(
            _("Somebody else has just changed the assumptions. Look at them first.")
        ) from error
