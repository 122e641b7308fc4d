"""Keep what the control found, and follow it up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict, DomainError
from governance.models import User
from selfassessment.models import Assessment, Finding, FindingStep, Question
from selfassessment.rules.finding_states import AGREE, DROP, FINDING, RAISE, REJECT, REPORT
from selfassessment.rules.scoring.control import CONFORM, ControlResult
from selfassessment.rules.scoring.values import Given

NOTED = frozenset({REPORT, REJECT})
SHORTEST_NOTE = 10
LONGEST_WHO = 120
LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a finding: SEEN is the version that was on the page."""

    move: str
    seen: int
    note: str = ""
    who: str = ""
    due_on: date | None = None


def keep(
    held: Assessment, found: ControlResult, values: Mapping[str, Given], *, now: datetime
) -> None:
    """Keep what was FOUND in HELD: one finding for each question that does not conform.

    Findings of an earlier validation that no longer hold are dropped, with their history.
    """
    failed = {row.question: row for row in found.verdicts if row.verdict != CONFORM}
    known = {row.question.code: row for row in _of(held)}
    keys = Question.objects.filter(version=held.campaign.version_id, code__in=failed)
    ids = dict(keys.values_list("code", "pk"))
    Finding.objects.bulk_create(
        Finding(
            assessment=held,
            question_id=ids[code],
            verdict=row.verdict,
            critical=row.critical,
            level=values[code].level,
            found_at=now,
        )
        for code, row in failed.items()
        if code not in known
    )
    for code, finding in known.items():
        if code not in failed:
            _by_itself(finding, DROP, now)
            continue
        Finding.objects.filter(pk=finding.pk).update(
            verdict=failed[code].verdict, level=values[code].level, found_at=now
        )
        _by_itself(finding, RAISE, now)


@transaction.atomic
def follow(*, finding: Finding, step: Step, by: User, now: datetime) -> Finding:
    """Make STEP with FINDING and return it as it stands then.

    Raise Conflict when somebody else made one since, IllegalMove when the state does not
    allow it, DomainError when it lacks who, until when, or what was done.
    """
    held = Finding.objects.select_for_update().get(pk=finding.pk)
    if held.version != step.seen:
        words = _("Somebody else has just followed this finding up: it is now “%(state)s”.")
        raise Conflict(words % {"state": held.state_label.lower()})
    if not FINDING.allows(held.state, step.move):
        words = _("This is no longer possible: the finding is “%(state)s”.")
        raise Conflict(words % {"state": held.state_label.lower()})
    _check(step, timezone.localdate(now))
    if step.move == AGREE:
        held.who, held.due_on = step.who.strip(), step.due_on
    _write(held, step, by, now)
    return held


def _check(step: Step, today: date) -> None:
    if len(step.note) > LONGEST_NOTE or len(step.who) > LONGEST_WHO:
        raise DomainError(_("This text is too long. Shorten it."))
    if step.move == AGREE:
        if not step.who.strip():
            raise DomainError(_("Say who sees to it."))
        if step.due_on is None or step.due_on < today:
            raise DomainError(_("Say until when: today or a later day."))
    if step.move in NOTED and len(step.note.strip()) < SHORTEST_NOTE:
        raise DomainError(_("Explain it in a few words, so that others can verify it."))


def _write(held: Finding, step: Step, by: User | None, now: datetime) -> None:
    held.state = FINDING.after(held.state, step.move)
    held.version += 1
    held.save(update_fields=["state", "version", "who", "due_on"])
    FindingStep.objects.create(
        finding=held,
        version=held.version,
        move=step.move,
        note=step.note.strip(),
        who=held.who,
        due_on=held.due_on,
        made_by=by,
        made_at=now,
    )


def _by_itself(finding: Finding, move: str, now: datetime) -> None:
    """Make MOVE because the control was taken up again, if it is one that FINDING can make."""
    if FINDING.allows(finding.state, move):
        _write(finding, Step(move, finding.version), None, now)


def _of(held: Assessment) -> list[Finding]:
    rows = Finding.objects.filter(assessment=held).select_related("question")
    return list(rows.order_by(F("question__position")))
