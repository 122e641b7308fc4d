"""Decide on answers: one after another, or at once on those that need no look."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eset_portal.common.rules.errors import Conflict, DomainError, IllegalMove
from governance.models import User
from selfassessment.models import Assessment, ControlDecision, Question
from selfassessment.rules import control_decisions
from selfassessment.rules.assessment_states import IN_CONTROL
from selfassessment.rules.control_decisions import ACCEPT, LOWER, RETURN
from selfassessment.selectors import control, instruments
from selfassessment.selectors.control import Line
from selfassessment.services.control import holding


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decides on the answer to the question CODE.

    SEEN is the version of the decision that they saw, 0 for none, and ANSWER that of the
    answer: both must still stand.
    """

    code: str
    verdict: str
    seen: int
    answer: int
    level: int | None = None
    reason: str = ""
    until: date | None = None


class Overtaken(Conflict):
    """Somebody else decided, or the answer changed, meanwhile; LINE is what stands now."""

    def __init__(self, line: Line) -> None:
        super().__init__(_("Somebody else decided on this answer while you were looking at it."))
        self.line = line


class NotAsked(DomainError):
    """The question is not one that the body was asked."""

    status = 404


@transaction.atomic
def decide(
    *, assessment: Assessment, judgement: Judgement, by: User, now: datetime
) -> ControlDecision:
    """Keep JUDGEMENT and return it as the decision that holds.

    Raise DecisionRefused when it cannot stand, IllegalMove unless the assessment is under
    control, Overtaken when something else stands than was seen. The same judgement of the
    same person twice changes nothing more.
    """
    held = _held(assessment, by)
    rows = control.lines(held, instruments.of_assessment(held))
    line = next((row for row in rows if row.question.code == judgement.code), None)
    if line is None:
        raise NotAsked(_("This question is not part of the questionnaire of the body."))
    if line.decision is not None and _is_repeat(line, judgement, by):
        return line.decision
    if (line.seen, line.version) != (judgement.seen, judgement.answer):
        raise Overtaken(line)
    _check(held, line, judgement, timezone.localdate(now))
    question = Question.objects.get(version=held.campaign.version_id, code=judgement.code)
    made = _row(held, question.pk, judgement, by, now)
    made.save(force_insert=True)
    holding.count(held, control.lines(held, instruments.of_assessment(held)))
    return made


@transaction.atomic
def accept_all(*, assessment: Assessment, seen: Mapping[str, int], by: User, now: datetime) -> int:
    """Accept the answers whose codes and versions are SEEN and return how many.

    Only what needs no look: raise Conflict when one of them was changed, decided on or
    marked since, so that nothing is accepted that nobody saw in the list.
    """
    held = _held(assessment, by)
    rows = control.lines(held, instruments.of_assessment(held))
    quiet = {row.question.code: row for row in control.quiet(rows)}
    changed = [code for code, at in seen.items() if code not in quiet or quiet[code].version != at]
    if changed:
        words = ngettext(
            "One of these answers is no longer as it was. Look at the list again: %(codes)s.",
            "Some of these answers are no longer as they were. Look at the list again: %(codes)s.",
            len(changed),
        )
        raise Conflict(words % {"codes": ", ".join(changed)})
    if not seen:
        raise DomainError(_("Choose at least one answer to accept."))
    keys = Question.objects.filter(version=held.campaign.version_id, code__in=seen)
    ids = dict(keys.values_list("code", "pk"))
    made = [
        _row(held, ids[code], Judgement(code, ACCEPT, quiet[code].seen, at), by, now)
        for code, at in seen.items()
    ]
    for row in made:
        row.in_bulk = True
    ControlDecision.objects.bulk_create(made)
    holding.count(held, control.lines(held, instruments.of_assessment(held)))
    return len(made)


def _held(assessment: Assessment, by: User) -> Assessment:
    held = holding.hold(assessment)
    holding.check_four_eyes(held, by)
    if held.state != IN_CONTROL:
        words = _("Nothing can be decided now: the self-assessment is “%(state)s”.")
        raise IllegalMove(words % {"state": held.state_label.lower()})
    return held


def _is_repeat(line: Line, judgement: Judgement, by: User) -> bool:
    """Say whether JUDGEMENT, sent again, is already what stands in LINE."""
    kept = line.decision
    return (
        kept is not None
        and kept.decided_by_id == by.pk
        and kept.version == judgement.seen + 1
        and kept.answer_version == judgement.answer == line.version
        and (kept.verdict, kept.level, kept.reason, kept.until) == _columns(judgement)
    )


def _check(held: Assessment, line: Line, judgement: Judgement, today: date) -> None:
    control_decisions.check(
        line.declared,
        judgement.verdict,
        level=judgement.level,
        reason=judgement.reason,
        until=judgement.until,
    )
    if judgement.verdict == RETURN and judgement.until is not None:
        control_decisions.check_until(
            judgement.until, today=today, last=held.campaign.amendments_until
        )


def _columns(judgement: Judgement) -> tuple[str, int | None, str, date | None]:
    """Return verdict, level, reason and day as they are kept."""
    verdict = judgement.verdict
    return (
        verdict,
        judgement.level if verdict == LOWER else None,
        judgement.reason.strip(),
        judgement.until if verdict == RETURN else None,
    )


def _row(
    held: Assessment, question: int, judgement: Judgement, by: User, now: datetime
) -> ControlDecision:
    verdict, level, reason, until = _columns(judgement)
    return ControlDecision(
        assessment=held,
        question_id=question,
        version=judgement.seen + 1,
        answer_version=judgement.answer,
        verdict=verdict,
        level=level,
        reason=reason,
        until=until,
        decided_by=by,
        decided_at=now,
    )
