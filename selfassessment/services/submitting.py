"""Hand an assessment in: from then on its result stands."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import DomainError
from governance import audit
from governance.models import User
from selfassessment.models import Assessment, Control
from selfassessment.rules import control_dates
from selfassessment.rules.assessment_states import ASSESSMENT, OPEN, SUBMIT
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.control import judge
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.revealing import revealed
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import assessments, control, instruments
from selfassessment.services import openness, scores, summaries

NOT_APPLICABLE = control.FROZEN_NA
Frozen = control.Frozen


class Incomplete(DomainError):
    """Questions are still without an answer; MISSING are their codes."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(_("Some questions are still without an answer."))
        self.missing = missing


@transaction.atomic
def submit(*, assessment: Assessment, by: User, now: datetime) -> None:
    """Hand ASSESSMENT in and freeze its levels and scores.

    Raise Incomplete while a question is missing, IllegalMove when it was handed in already,
    DomainError when the campaign is closed. A save under way is waited for.
    """
    locked = openness.lock(assessment)
    if locked.state != OPEN:
        raise DomainError(_("The self-assessment is already submitted."))
    if not locked.campaign.is_open(timezone.localdate(now)):
        raise DomainError(_("The campaign is closed: it can no longer be submitted."))
    instrument = instruments.of_assessment(assessment)
    given = assessments.given(locked)
    result = score(instrument, given)
    missing = [q.code for q in revealed(instrument, given) if given.get(q.code, Given()) == Given()]
    if missing:
        raise Incomplete(missing)
    scores.store_all(locked, result)
    freeze = {
        "state": ASSESSMENT.after(OPEN, SUBMIT),
        "submitted_at": now,
        "submitted_by": by,
        "frozen_levels": frozen(given),
        "control_outcome": judge(instrument, given).outcome or "",
        "version_sha256": assessment.campaign.version.sha256,
    }
    Assessment.objects.filter(pk=locked.pk).update(**scores.result_columns(result), **freeze)
    _await_control(assessment, instrument, now)
    summaries.touch(locked.campaign_id, now=now)
    audit.record(
        by,
        "assessment.submitted",
        locked,
        acting_for=assessment.entity,
        campaign=assessment.campaign.slug,
        degree=result.degree.code if result.degree else None,
    )


def _await_control(assessment: Assessment, instrument: Instrument, now: datetime) -> None:
    """Put ASSESSMENT into the queue of those who control, with its day and its risk."""
    found = control.risk(assessment, instrument)
    waiting = {
        "due_on": control_dates.due(timezone.localdate(now), assessment.campaign.control_until),
        "risk": found.points,
        "risk_counts": dict(found.counts),
        "taken_by": None,
        "taken_at": None,
    }
    Control.objects.update_or_create(assessment=assessment, defaults=waiting)


def frozen(given: Mapping[str, Given]) -> dict[str, Frozen]:
    """Return the answers GIVEN in the plain form that stays with the assessment."""
    return {code: _plain(answer) for code, answer in sorted(given.items())}


def _plain(answer: Given) -> Frozen:
    if answer.not_applicable:
        return NOT_APPLICABLE
    return {"level": answer.level, "value": answer.value} if answer.value else answer.level
