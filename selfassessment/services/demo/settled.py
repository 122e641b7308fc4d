"""The invented results of controls: validated scores, and findings with their follow-up."""

from collections.abc import Mapping
from dataclasses import dataclass
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


def keep(
    courses: list[Course],
    answers: Mapping[UUID, Mapping[str, Kept]],
    by: User | None,
    at: datetime,
    today: date,
) -> None:
    """Keep the validated results of COURSES and what was found."""
    parts: list[Score] = []
    rows: list[Control] = []
    found: list[Finding] = []
    for course in courses:
        row, kept = course.assessment, answers[course.assessment.pk]
        values = _validated(row, kept)
        instrument = instruments.of_assessment(row)
        result, outcome = score(instrument, values), judge(instrument, values)
        parts += scores.rows(row, result, Score.Kind.VALIDATED)
        known = Control(assessment=row, validated_by=by, validated_at=at, levels=frozen(values))
        known.control_outcome = outcome.outcome or ""
        if course.state == CLOSED:
            known.closed_by, known.closed_at = by, at + timedelta(days=30)
        for name, value in scores.result_columns(result).items():
            setattr(known, name, value)
        rows.append(known)
        found += [
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
        ]
    Score.objects.bulk_create(parts, batch_size=BATCH)
    Control.objects.bulk_update(rows, _SETTLED, batch_size=100)
    _follow_up(found, by, at, today)


_SETTLED = [
    "validated_by",
    "validated_at",
    "levels",
    "closed_by",
    "closed_at",
    "low_numerator",
    "high_numerator",
    "denominator",
    "answered",
    "not_applicable",
    "total",
    "degree",
    "uncapped_degree",
    "caps",
    "control_outcome",
    "rules_version",
]


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
