"""The invented results of controls: validated scores, and findings with their follow-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from governance.models import User
from selfassessment.models import Assessment, Control, Finding, FindingStep, Score
from selfassessment.rules.assessment_states import CLOSED
from selfassessment.rules.finding_states import AGREE, AGREED
from selfassessment.rules.scoring.control import CONFORM, judge
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import instruments
from selfassessment.services import scores
from selfassessment.services.demo import inventing
from selfassessment.services.submitting import frozen

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Course:
    """How far the control of an assessment, just handed in, goes: the STATE it ends in."""

    assessment: Assessment
    state: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it stands."""

    question: int
    value: Given
    is_backed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What controls ended in: the validated scores, and what was found."""

    parts: list[Score] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)


def validate(
    courses: list[Course],
    rows: Mapping[UUID, Control],
    answers: Mapping[UUID, Mapping[str, Kept]],
    by: User | None,
    at: datetime,
) -> Outcome:
    """Put the validated results of COURSES into ROWS, not yet written; return what they end in."""
    ends = Outcome()
    for course in courses:
        row, kept = course.assessment, answers[course.assessment.pk]
        values = _validated(row, kept)
        instrument = instruments.of_assessment(row)
        result, outcome = score(instrument, values), judge(instrument, values)
        ends.parts.extend(scores.rows(row, result, Score.Kind.VALIDATED))
        known = rows[row.pk]
        known.validated_by, known.validated_at, known.levels = by, at, frozen(values)
        known.control_outcome = outcome.outcome or ""
        if course.state == CLOSED:
            known.closed_by, known.closed_at = by, at + timedelta(days=30)
        for name, value in scores.result_columns(result).items():
            setattr(known, name, value)
        ends.found.extend(
            Finding(
                assessment=row,
                question_id=kept[one.question].question,
                verdict=one.verdict,
                critical=one.critical,
                level=values[one.question].level,
                found_at=at,
            )
            for one in outcome.verdicts
            if one.verdict != CONFORM
        )
    return ends


def keep(ends: Outcome, by: User | None, at: datetime, today: date) -> None:
    """Keep what controls ended in; their assessments are under control meanwhile."""
    Score.objects.bulk_create(ends.parts, batch_size=BATCH)
    _follow_up(ends.found, by, at, today)


def _validated(row: Assessment, kept: Mapping[str, Kept]) -> dict[str, Given]:
    seed = row.entity.code or row.entity.name
    return {
        code: Given((one.value.level or 1) - 1)
        if inventing.is_lowered(f"{seed}-{code}", one.value)
        else one.value
        for code, one in kept.items()
    }


def _follow_up(found: list[Finding], by: User | None, at: datetime, today: date) -> None:
    """Keep FOUND; every third has a plan, some of them for a day that has passed."""
    steps = []
    for number, finding in enumerate(found):
        if number % 3 == 0:
            finding.state, finding.version, finding.who = AGREED, 1, "Secretaria"
            finding.due_on = today + timedelta(days=number % 90 - 15)
            steps.append(
                FindingStep(
                    finding=finding,
                    version=1,
                    move=AGREE,
                    who=finding.who,
                    due_on=finding.due_on,
                    made_by=by,
                    made_at=at,
                )
            )
    Finding.objects.bulk_create(found, batch_size=BATCH)
    FindingStep.objects.bulk_create(steps, batch_size=BATCH)
