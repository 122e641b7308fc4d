"""Write invented controls as if a technician had made them: decisions, results and findings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from governance.models import User
from selfassessment.models import (
    Answer,
    Assessment,
    Control,
    SecondOpinion,
)
from selfassessment.rules import control_dates, control_risk
from selfassessment.rules.assessment_states import (
    CLOSED,
    IN_CONTROL,
    RETURNED,
    SETTLED,
    SUBMITTED,
    VALIDATED,
)
from selfassessment.rules.control_decisions import ACCEPT, LOWER, RETURN
from selfassessment.rules.control_risk import HIGH_LEVEL
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import control, instruments
from selfassessment.services.demo import cast, inventing, settled
from selfassessment.services.demo.settled import Course, Kept

BATCH = 2000
SENT_BACK = 3
BEGUN_SHARE = 0.4
WHY_LOWER = "Resposta inventada: el document aportat només ho mostra en part."
WHY_RETURN = "Resposta inventada: falta dir on es pot comprovar, o adjuntar-ne un document."
DOUBT = "Pregunta inventada: l’ens ho fa per mitjà del consell comarcal. Compta com a propi?"
OPINION = "Resposta inventada: sí, si el conveni ho recull i l’ens en fa el seguiment."
DECISIONS = """
    INSERT INTO selfassessment_controldecision (assessment_id, question_id, version,
        answer_version, verdict, level, reason, until, in_bulk, decided_by_id, decided_at)
    SELECT assessment, question, 1, 1, verdict, level, reason, until, false, %(by)s, %(at)s
    FROM unnest(%(assessments)s::uuid[], %(questions)s::bigint[], %(verdicts)s::text[],
        %(levels)s::smallint[], %(reasons)s::text[], %(untils)s::date[])
        AS line (assessment, question, verdict, level, reason, until)
"""
# The way of the states, so that each move is one that the database allows.
WAYS: Mapping[str, tuple[str, ...]] = {
    SUBMITTED: (),
    IN_CONTROL: (),
    RETURNED: (RETURNED,),
    VALIDATED: (VALIDATED,),
    CLOSED: (VALIDATED, CLOSED),
}


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on the first version of an answer."""

    assessment: UUID
    question: int
    verdict: str
    level: int | None = None
    reason: str = ""
    until: date | None = None


def write(courses: Iterable[Course], *, at: datetime, today: date) -> None:
    """Let the controls of COURSES go as far as they say, as if at AT by the technician."""
    found = list(courses)
    by = User.objects.filter(email=f"tecnic@{cast.DOMAIN}").first()
    answers = _answers([course.assessment.pk for course in found])
    past = _past([course.assessment for course in found])
    begun = [course for course in found if course.state != SUBMITTED]
    rows = {course.assessment.pk: _control(course, answers, past, by, at) for course in found}
    decisions: list[Decided] = []
    for course in begun:
        kept = answers[course.assessment.pk]
        decisions += _decisions(course, rows[course.assessment.pk], kept, today)
    ended = [course for course in begun if course.state in SETTLED]
    outcome = settled.validate(ended, rows, answers, by, at)
    Control.objects.bulk_create(rows.values(), batch_size=BATCH)
    _move(begun, IN_CONTROL)
    _keep_decisions(decisions, by, at)
    settled.keep(outcome, by, at, today)
    for state in (RETURNED, VALIDATED, CLOSED):
        _move([course for course in begun if state in WAYS[course.state]], state)
    _opinions([course for course in begun if course.state == IN_CONTROL], by, at)


def _answers(keys: list[UUID]) -> dict[UUID, dict[str, Kept]]:
    kept: dict[UUID, dict[str, Kept]] = {key: {} for key in keys}
    rows = Answer.objects.filter(assessment__in=keys).values_list(
        "assessment_id", "question_id", "question__code", "level", "not_applicable", "comment"
    )
    for assessment, question, code, level, aside, comment in rows:
        kept[assessment][code] = Kept(question, Given(level, aside), bool(comment))
    return kept


def _past(rows: list[Assessment]) -> dict[UUID, dict[str, Given]]:
    """Return what each body of ROWS declared in the campaign before, by body."""
    if not rows:
        return {}
    before = Assessment.objects.filter(
        entity__in=[row.entity_id for row in rows],
        campaign__opens_on__lt=rows[0].campaign.opens_on,
        frozen_levels__isnull=False,
    )
    levels = before.values_list("entity_id", "frozen_levels")
    return {entity: control.thawed(found) for entity, found in levels if found}


def _control(
    course: Course,
    answers: Mapping[UUID, Mapping[str, Kept]],
    past: Mapping[UUID, Mapping[str, Given]],
    by: User | None,
    at: datetime,
) -> Control:
    row = course.assessment
    kept = answers[row.pk]
    risk = control_risk.assess(
        instruments.of_assessment(row),
        {code: one.value for code, one in kept.items()},
        before=past.get(row.entity_id, {}),
        backed={code for code, one in kept.items() if one.is_backed},
    )
    handed_in = row.submitted_at or at
    begun = course.state != SUBMITTED
    return Control(
        assessment=row,
        due_on=control_dates.due(timezone.localdate(handed_in), row.campaign.control_until),
        risk=risk.points,
        risk_counts=dict(risk.counts),
        taken_by=by if begun else None,
        taken_at=at - timedelta(days=1) if begun else None,
    )


def _decisions(
    course: Course, row: Control, kept: Mapping[str, Kept], today: date
) -> list[Decided]:
    """Return the decisions on the answers KEPT, counted in ROW: some while it is under control."""
    seed = course.assessment.entity.code or course.assessment.entity.name
    codes = list(kept)
    if course.state == IN_CONTROL:
        codes = codes[: round(BEGUN_SHARE * len(codes))]
    high = [code for code in codes if (kept[code].value.level or 0) >= HIGH_LEVEL]
    sent_back = high[:SENT_BACK] if course.state == RETURNED else []
    until = control_dates.amendable_until(today, course.assessment.campaign.amendments_until)
    found = []
    for code in codes:
        key, question, value = course.assessment.pk, kept[code].question, kept[code].value
        if code in sent_back:
            found.append(Decided(key, question, RETURN, reason=WHY_RETURN, until=until))
        elif inventing.is_lowered(f"{seed}-{code}", value):
            level = (value.level or 1) - 1
            found.append(Decided(key, question, LOWER, level=level, reason=WHY_LOWER))
        else:
            found.append(Decided(key, question, ACCEPT))
    row.decided, row.returned = len(found) - len(sent_back), len(sent_back)
    row.lowered = sum(one.verdict == LOWER for one in found)
    row.returned_until = until if sent_back else None
    return found


def _keep_decisions(found: list[Decided], by: User | None, at: datetime) -> None:
    """Keep the decisions FOUND in one statement, however many there are."""
    columns: dict[str, list[Any]] = {
        "assessments": [one.assessment for one in found],
        "questions": [one.question for one in found],
        "verdicts": [one.verdict for one in found],
        "levels": [one.level for one in found],
        "reasons": [one.reason for one in found],
        "untils": [one.until for one in found],
    }
    with connection.cursor() as cursor:
        cursor.execute(DECISIONS, {**columns, "by": by.pk if by else None, "at": at})


def _opinions(courses: list[Course], by: User | None, at: datetime) -> None:
    """Let the AOC be asked about the first two of COURSES, and answer about the second."""
    aoc = User.objects.filter(email=f"aoc@{cast.DOMAIN}").first()
    for number, course in enumerate(courses[:2]):
        made = SecondOpinion(assessment=course.assessment, asked=DOUBT, asked_by=by, asked_at=at)
        if number:
            made.given, made.given_by, made.given_at = OPINION, aoc, at
        made.save(force_insert=True)


def _move(courses: list[Course], state: str) -> None:
    keys = [course.assessment.pk for course in courses]
    Assessment.objects.filter(pk__in=keys).update(state=state)
