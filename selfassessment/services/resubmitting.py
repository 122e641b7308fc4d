"""Hand the returned answers in again: the control goes on with them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import DomainError
from governance import audit
from governance.models import User
from selfassessment.models import Assessment, Control
from selfassessment.rules.assessment_states import RESUBMIT
from selfassessment.rules.control_decisions import RETURN
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import control, instruments
from selfassessment.services.control import holding, moving


class Untouched(DomainError):
    """Returned answers are still as they were, or empty, as others may be; CODES are theirs."""

    def __init__(self, codes: list[str], words: str = "") -> None:
        words = words or _(
            "These returned answers are still as they were: %(codes)s. Amend each, or explain in"
            " its comment why it stays."
        )
        super().__init__(words % {"codes": ", ".join(codes)})
        self.codes = codes


@transaction.atomic
def resubmit(*, assessment: Assessment, by: User, now: datetime) -> int:
    """Hand the returned answers of ASSESSMENT in again and return how many were amended.

    Raise Untouched while one was not amended, IllegalMove when nothing was returned,
    DomainError when the day has passed. What is declared is frozen anew.
    """
    held = holding.hold(assessment)
    state = holding.after(held, RESUBMIT)
    known = control.of(held)
    until = known.returned_until if known else None
    if until is not None and timezone.localdate(now) > until:
        words = _("The day until which the returned answers could be amended has passed.")
        raise DomainError(words)
    rows = control.lines(held, instruments.of_assessment(held))
    if new := [row.question.code for row in rows if row.declared == Given() and not row.decision]:
        words = _("Because of what was amended these questions are asked too: %(codes)s.")
        raise Untouched(new, words)
    waiting = [row for row in rows if row.status == RETURN or row.declared == Given()]
    if waiting:
        raise Untouched([row.question.code for row in waiting])
    amended = control.tally(rows).amended
    moving.scores_of_what_stands(held)
    Control.objects.filter(pk=held.pk).update(resubmitted_by=by, resubmitted_at=now)
    holding.count(held, rows)
    holding.settle(held, state)
    audit.record(by, "assessment.resubmitted", held, acting_for=held.entity, answers=amended)
    return amended
