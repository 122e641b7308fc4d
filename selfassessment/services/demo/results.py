"""Write invented answers as if bodies had given them, with their history and scores."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from selfassessment.models import Answer, AnswerRevision, Assessment, Question, Score
from selfassessment.rules.assessment_states import OPEN
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.control import judge
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import instruments
from selfassessment.services import scores
from selfassessment.services.demo import inventing
from selfassessment.services.submitting import frozen

BATCH = 2000
REASON = "Resposta inventada: en aquest ens no hi ha aquesta activitat."


@dataclass(frozen=True, slots=True)
class Plan:
    """How an assessment is filled: the SHARE answered, 0 to 1, and the state it ends in."""

    assessment: Assessment
    share: float
    state: str = OPEN


def write(plans: Iterable[Plan], *, year: int, at: datetime) -> int:
    """Fill the assessments of PLANS with invented answers given AT; return how many answers."""
    answers: list[Answer] = []
    parts: list[Score] = []
    rows: list[Assessment] = []
    known: dict[int, dict[str, int]] = {}
    for plan in plans:
        version = plan.assessment.campaign.version_id
        ids = known.setdefault(version, _ids(version))
        instrument = instruments.of_assessment(plan.assessment)
        given = _invented(plan, instrument, year)
        answers += [_answer(plan.assessment, ids[code], value, at) for code, value in given.items()]
        rows.append(_settled(plan, instrument, given, at))
        parts += scores.rows(plan.assessment, score(instrument, given))
    Answer.objects.bulk_create(answers, batch_size=BATCH)
    AnswerRevision.objects.bulk_create((_revision(row) for row in answers), batch_size=BATCH)
    Score.objects.bulk_create(parts, batch_size=BATCH)
    Assessment.objects.bulk_update(rows, _COLUMNS, batch_size=BATCH // 10)
    return len(answers)


_COLUMNS = (
    "state",
    "changed_at",
    "submitted_at",
    "low_numerator",
    "high_numerator",
    "denominator",
    "answered",
    "not_applicable",
    "total",
    "degree",
    "uncapped_degree",
    "caps",
    "rules_version",
    "frozen_levels",
    "control_outcome",
    "version_sha256",
)


def _ids(version: int) -> dict[str, int]:
    return dict(Question.objects.filter(version=version).values_list("code", "pk"))


def _invented(plan: Plan, instrument: Instrument, year: int) -> dict[str, Given]:
    assessment = plan.assessment
    seed = assessment.entity.code or assessment.entity.name
    whole = inventing.answers(instrument, seed=seed, band=assessment.band, year=year)
    return inventing.first(whole, plan.share)


def _answer(assessment: Assessment, question: int, value: Given, at: datetime) -> Answer:
    return Answer(
        assessment=assessment,
        question_id=question,
        version=1,
        level=value.level,
        not_applicable=value.not_applicable,
        reason=REASON if value.not_applicable else "",
        changed_at=at,
    )


def _revision(row: Answer) -> AnswerRevision:
    return AnswerRevision(
        assessment=row.assessment,
        question_id=row.question_id,
        version=row.version,
        level=row.level,
        not_applicable=row.not_applicable,
        reason=row.reason,
        changed_at=row.changed_at,
    )


def _settled(
    plan: Plan, instrument: Instrument, given: dict[str, Given], at: datetime
) -> Assessment:
    assessment = plan.assessment
    columns: dict[str, object] = scores.result_columns(score(instrument, given))
    columns |= {"state": plan.state, "changed_at": at}
    if plan.state != OPEN:
        columns |= {
            "submitted_at": at,
            "frozen_levels": frozen(given),
            "control_outcome": judge(instrument, given).outcome or "",
            "version_sha256": assessment.campaign.version.sha256,
        }
    for name, value in columns.items():
        setattr(assessment, name, value)
    return assessment
