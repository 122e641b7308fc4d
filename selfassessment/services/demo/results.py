"""Write invented answers as if bodies had given them, with their history and scores."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from selfassessment.models import Assessment, Question, Score
from selfassessment.rules.assessment_states import OPEN
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.control import judge
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Given, Result
from selfassessment.selectors import instruments
from selfassessment.services import scores
from selfassessment.services.demo import inventing
from selfassessment.services.submitting import frozen

BATCH = 2000
REASON = "Resposta inventada: en aquest ens no hi ha aquesta activitat."
ANSWERS = """
    INSERT INTO selfassessment_answer (assessment_id, question_id, version, level, value,
        not_applicable, reason, comment, changed_at)
    SELECT assessment, question, 1, level, value, set_aside,
        CASE WHEN set_aside THEN %(reason)s ELSE '' END, comment, %(at)s
    FROM unnest(%(assessments)s::uuid[], %(questions)s::bigint[], %(levels)s::smallint[],
        %(given)s::text[], %(set_aside)s::boolean[], %(comments)s::text[])
        AS line (assessment, question, level, value, set_aside, comment)
"""
REVISIONS = """
    INSERT INTO selfassessment_answerrevision (assessment_id, question_id, version, level, value,
        not_applicable, reason, comment, changed_by_id, changed_at)
    SELECT assessment_id, question_id, version, level, value, not_applicable, reason, comment,
        changed_by_id, changed_at
    FROM selfassessment_answer WHERE assessment_id = ANY(%(assessments)s::uuid[])
"""
Line = tuple[UUID, int, Given, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """How an assessment is filled: the SHARE answered, 0 to 1, and the state it ends in."""

    assessment: Assessment
    share: float
    state: str = OPEN


def write(plans: Iterable[Plan], *, year: int, at: datetime) -> int:
    """Fill the assessments of PLANS, none of which has answers yet, with invented ones given AT.

    Return how many answers.
    """
    lines: list[Line] = []
    parts: list[Score] = []
    rows: list[Assessment] = []
    known: dict[int, dict[str, int]] = {}
    for plan in plans:
        ids = _ids(plan.assessment.campaign.version_id, known)
        instrument = instruments.of_assessment(plan.assessment)
        given = _invented(plan, instrument, year)
        seed = _seed(plan)
        lines += [
            (plan.assessment.pk, ids[code], value, inventing.comment(seed, code, value))
            for code, value in given.items()
        ]
        result = score(instrument, given)
        rows.append(_settled(plan, result, given, at))
        parts += scores.rows(plan.assessment, result)
    _keep_answers(lines, at)
    Score.objects.bulk_create(parts, batch_size=BATCH)
    Assessment.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=_COLUMNS
    )
    return len(lines)


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


def _ids(version: int, known: dict[int, dict[str, int]]) -> dict[str, int]:
    if version not in known:
        rows = Question.objects.filter(version=version)
        known[version] = dict(rows.values_list("code", "pk"))
    return known[version]


def _invented(plan: Plan, instrument: Instrument, year: int) -> dict[str, Given]:
    whole = inventing.answers(instrument, seed=_seed(plan), band=plan.assessment.band, year=year)
    return inventing.first(whole, plan.share)


def _seed(plan: Plan) -> str:
    return plan.assessment.entity.code or plan.assessment.entity.name


def _keep_answers(lines: list[Line], at: datetime) -> None:
    """Keep LINES and their history: two statements, however many there are."""
    columns_of = zip(*lines, strict=True) if lines else ((), (), (), ())
    assessments, questions, values, comments = columns_of
    columns = {
        "assessments": list(assessments),
        "questions": list(questions),
        "levels": [value.level for value in values],
        "given": [value.value for value in values],
        "set_aside": [value.not_applicable for value in values],
        "comments": list(comments),
    }
    with connection.cursor() as cursor:
        cursor.execute(ANSWERS, {**columns, "reason": REASON, "at": at})
        cursor.execute(REVISIONS, {"assessments": list(dict.fromkeys(assessments))})


def _settled(plan: Plan, result: Result, given: dict[str, Given], at: datetime) -> Assessment:
    assessment = plan.assessment
    columns: dict[str, object] = scores.result_columns(result)
    columns |= {"state": plan.state, "changed_at": at}
    if plan.state != OPEN:
        outcome = judge(instruments.of_assessment(assessment), given).outcome
        columns |= {
            "submitted_at": at,
            "frozen_levels": frozen(given),
            "control_outcome": outcome or "",
            "version_sha256": assessment.campaign.version.sha256,
        }
    for name, value in columns.items():
        setattr(assessment, name, value)
    return assessment
