"""The moves of a control: taken, returned, taken up again, validated, closed, withdrawn."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance import audit
from governance.models import User
from selfassessment.models import Assessment, Control, Score
from selfassessment.rules.assessment_states import (
    CLOSE,
    IN_CONTROL,
    REOPEN,
    RESUME,
    RETURN,
    TAKE,
    VALIDATE,
    WITHDRAW,
    WITHDRAWN,
)
from selfassessment.rules.control_decisions import RETURN as RETURNED
from selfassessment.rules.control_decisions import SHORTEST_REASON
from selfassessment.rules.scoring.control import judge
from selfassessment.rules.scoring.engine import score
from selfassessment.selectors import control, instruments
from selfassessment.services import findings, scores, summaries
from selfassessment.services.control import holding, telling
from selfassessment.services.submitting import frozen

# What a control no longer says once its validation is taken back.
UNVALIDATED: dict[str, object] = {
    "validated_by": None,
    "validated_at": None,
    "levels": None,
    "low_numerator": None,
    "high_numerator": None,
    "denominator": None,
    "degree": "",
    "uncapped_degree": "",
    "caps": [],
    "control_outcome": "",
}


class Undecided(DomainError):
    """Answers still want a decision; CODES are theirs."""

    status = 409

    def __init__(self, codes: list[str]) -> None:
        words = _("These answers still want a decision: %(codes)s.")
        super().__init__(words % {"codes": ", ".join(codes)})
        self.codes = codes


@transaction.atomic
def take(*, assessment: Assessment, by: User, now: datetime) -> None:
    """Begin the control of ASSESSMENT; raise Conflict when somebody has begun already."""
    held = holding.hold(assessment)
    holding.check_four_eyes(held, by)
    known = control.of(held)
    if held.state == IN_CONTROL and known is not None and known.taken_by_id is not None:
        if known.taken_by_id == by.pk:
            return
        words = _("%(who)s has already begun this control.")
        raise Conflict(words % {"who": known.taken_by})
    state = holding.after(held, TAKE)
    Control.objects.filter(pk=held.pk).update(taken_by=by, taken_at=now)
    holding.settle(held, state)
    audit.record(by, "control.taken", held, acting_for=held.entity)


@transaction.atomic
def send_back(*, assessment: Assessment, by: User, now: datetime) -> int:
    """Return to the body the answers decided so, and say how many; they reopen, only they.

    Raise DomainError when none is to be returned or the amendments period is over.
    """
    held = holding.hold(assessment)
    holding.check_four_eyes(held, by)
    state = holding.after(held, RETURN)
    rows = control.lines(held, instruments.of_assessment(held))
    today = timezone.localdate(now)
    if not held.campaign.may_amend(today):
        raise DomainError(_("The amendments period is over: accept or lower what is left."))
    days = [row.decision.until for row in rows if row.decision and row.status == RETURNED]
    until = max((day for day in days if day is not None), default=None)
    if until is None:
        raise DomainError(_("Mark at least one answer as returned, with its reason, first."))
    if until < today:
        raise DomainError(_("The day given to amend them has passed: return them again."))
    Control.objects.filter(pk=held.pk).update(returned_until=until)
    holding.settle(held, state)
    telling.returned(held, [row for row in rows if row.status == RETURNED], until=until, now=now)
    audit.record(
        by, "control.returned", held, acting_for=held.entity, answers=len(days), until=str(until)
    )
    return len(days)


@transaction.atomic
def resume(*, assessment: Assessment, by: User | None, now: datetime) -> None:
    """Take ASSESSMENT up again without waiting for the body any longer.

    Raise DomainError while the body still has time and has begun to amend.
    """
    held = holding.hold(assessment)
    if by is not None:
        holding.check_four_eyes(held, by)
    state = holding.after(held, RESUME)
    known = control.of(held)
    rows = control.lines(held, instruments.of_assessment(held))
    until = known.returned_until if known else None
    in_time = until is not None and timezone.localdate(now) <= until
    if in_time and control.tally(rows).amended:
        raise DomainError(_("The body is amending its answers and still has time. Wait for it."))
    scores_of_what_stands(held)
    holding.settle(held, state)
    holding.count(held, rows)
    audit.record(by, "control.resumed", held, acting_for=held.entity)


def scores_of_what_stands(held: Assessment) -> None:
    """Freeze again what the body of HELD, which is returned, declares by now."""
    rows = control.lines(held, instruments.of_assessment(held))
    given = {row.question.code: row.declared for row in rows if row.answer}
    instrument = instruments.of_assessment(held)
    result = score(instrument, given)
    scores.store_all(held, result)
    Assessment.objects.filter(pk=held.pk).update(
        **scores.result_columns(result),
        frozen_levels=frozen(given),
        control_outcome=judge(instrument, given).outcome or "",
    )


@transaction.atomic
def validate(*, assessment: Assessment, by: User, now: datetime) -> None:
    """End the control: the validated values and their score stand beside the declared ones.

    Raise Undecided while an answer wants a decision, DomainError while the AOC is asked.
    """
    held = holding.hold(assessment)
    holding.check_four_eyes(held, by)
    state = holding.after(held, VALIDATE)
    instrument = instruments.of_assessment(held)
    rows = control.lines(held, instrument)
    if open_ones := [row.question.code for row in rows if not row.is_settled]:
        raise Undecided(open_ones)
    if any(row.is_open for row in control.opinions(held)):
        raise DomainError(_("The AOC was asked for an opinion: wait for it or take it back."))
    values = control.standing_values(rows)
    result = score(instrument, values)
    outcome = judge(instrument, values)
    scores.store_all(held, result, Score.Kind.VALIDATED)
    Control.objects.filter(pk=held.pk).update(
        **scores.result_columns(result),
        control_outcome=outcome.outcome or "",
        levels=frozen(values),
        validated_by=by,
        validated_at=now,
        note="",
    )
    findings.keep(held, outcome, values, now=now)
    holding.settle(held, state)
    telling.validated(held, now=now)
    audit.record(
        by,
        "control.validated",
        held,
        acting_for=held.entity,
        degree=result.degree.code if result.degree else None,
        lowered=control.tally(rows).lowered,
    )


@transaction.atomic
def reopen(*, assessment: Assessment, reason: str, by: User, now: datetime) -> None:
    """Take a validation back for a REASON; the decisions stay and may be changed."""
    held = holding.hold(assessment)
    holding.check_four_eyes(held, by)
    state = holding.after(held, REOPEN)
    if held.state == WITHDRAWN:
        raise IllegalMove(_("What was withdrawn is brought back, not reopened."))
    _check_reason(reason)
    holding.settle(held, state)
    Control.objects.filter(pk=held.pk).update(**UNVALIDATED, note=reason.strip(), taken_at=now)
    Score.objects.filter(assessment=held, kind=Score.Kind.VALIDATED).delete()
    audit.record(by, "control.reopened", held, acting_for=held.entity)


@transaction.atomic
def close(*, assessment: Assessment, by: User | None, now: datetime) -> None:
    """Close ASSESSMENT for ever; raise DomainError while the AOC is asked about it."""
    held = holding.hold(assessment)
    state = holding.after(held, CLOSE)
    if any(row.is_open for row in control.opinions(held)):
        raise DomainError(_("The AOC was asked for an opinion: wait for it before closing."))
    Control.objects.filter(pk=held.pk).update(closed_by=by, closed_at=now)
    holding.settle(held, state)
    audit.record(by, "assessment.closed", held, acting_for=held.entity)


@transaction.atomic
def withdraw(*, assessment: Assessment, reason: str, by: User, now: datetime) -> None:
    """Take ASSESSMENT out of its campaign for a REASON; nothing of it is lost."""
    held = holding.hold(assessment)
    state = holding.after(held, WITHDRAW)
    _check_reason(reason)
    note = {"note": reason.strip(), "closed_at": now, "closed_by": by}
    Control.objects.update_or_create(assessment=held, defaults=note)
    holding.settle(held, state)
    audit.record(by, "assessment.withdrawn", held, acting_for=held.entity)


@transaction.atomic
def bring_back(*, assessment: Assessment, by: User) -> None:
    """Let the body of an ASSESSMENT that was withdrawn answer again, from where it was."""
    held = holding.hold(assessment)
    if held.state != WITHDRAWN:
        raise IllegalMove(_("Only what was withdrawn is brought back."))
    state = holding.after(held, REOPEN)
    Assessment.objects.filter(pk=held.pk).update(
        state=state, submitted_at=None, submitted_by=None, frozen_levels=None, control_outcome=""
    )
    Control.objects.filter(pk=held.pk).update(closed_at=None, closed_by=None, note="")
    summaries.touch(held.campaign_id, now=timezone.now())
    audit.record(by, "assessment.brought_back", held, acting_for=held.entity)


def _check_reason(reason: str) -> None:
    if len(reason.strip()) < SHORTEST_REASON:
        words = _("Explain in at least %(limit)d characters: the body reads it.")
        raise DomainError(words % {"limit": SHORTEST_REASON})
