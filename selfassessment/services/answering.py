"""Keep an answer: nothing is overwritten unseen, and a repeated request has one effect."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from eset_portal.common.rules.errors import Conflict
from governance.models import User
from selfassessment.models import Answer, AnswerRevision, Assessment
from selfassessment.rules import answer_rules, question_kinds
from selfassessment.rules.instrument import Instrument
from selfassessment.rules.scoring.engine import score
from selfassessment.rules.scoring.values import Result
from selfassessment.selectors import assessments, instruments
from selfassessment.services import openness, scores
from selfassessment.services.openness import Closed, ForeignQuestion

__all__ = ["Closed", "Draft", "ForeignQuestion", "Saved", "Stale", "count", "keep", "save"]

WRITE = """
WITH answer AS (
    INSERT INTO selfassessment_answer AS a (assessment_id, question_id, version, level, value,
        not_applicable, reason, comment, changed_by_id, changed_at)
    SELECT %(assessment)s, q.id, 1, %(level)s, %(value)s, %(not_applicable)s, %(reason)s,
        %(comment)s, %(by)s, %(now)s
    FROM selfassessment_question q WHERE q.version_id = %(version)s AND q.code = %(code)s
    ON CONFLICT (assessment_id, question_id) DO UPDATE SET version = a.version + 1,
        level = EXCLUDED.level, value = EXCLUDED.value, not_applicable = EXCLUDED.not_applicable,
        reason = EXCLUDED.reason, comment = EXCLUDED.comment,
        changed_by_id = EXCLUDED.changed_by_id, changed_at = EXCLUDED.changed_at
    WHERE a.version = %(seen)s OR a.version = (
        SELECT r.version FROM selfassessment_answerrevision r
        WHERE r.assessment_id = a.assessment_id AND r.question_id = a.question_id
          AND r.key = %(after)s)
    RETURNING *
)
INSERT INTO selfassessment_answerrevision (assessment_id, question_id, version, level, value,
    not_applicable, reason, comment, changed_by_id, changed_at, key)
SELECT assessment_id, question_id, version, level, value, not_applicable, reason, comment,
    changed_by_id, changed_at, %(key)s
FROM answer RETURNING version
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to answer.

    SEEN is the version they saw: 0 when there was none. AFTER is the key of a change that
    they sent before and of which they heard nothing back. VALUE goes beyond the level.
    """

    code: str
    level: int | None
    not_applicable: bool
    reason: str
    comment: str
    seen: int
    key: UUID
    after: UUID | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What was kept, and what the assessment scores now."""

    version: int
    result: Result


class Stale(Conflict):
    """Somebody changed the answer since it was shown; THEIRS is what stands now."""

    def __init__(self, theirs: Answer) -> None:
        super().__init__(_("Somebody else changed this answer while you were writing."))
        self.theirs = theirs


@transaction.atomic
def save(*, assessment: Assessment, draft: Draft, by: User, now: datetime) -> Saved:
    """Keep DRAFT as the answer of ASSESSMENT and return what it scores then.

    Raise AnswerRefused when it cannot be an answer, ForeignQuestion, Closed, or Stale when
    the answer changed since the version seen. The same draft twice changes nothing more.
    """
    version, is_new = keep(assessment=assessment, draft=draft, by=by, now=now)
    codes = [draft.code] if is_new else []
    return Saved(version=version, result=count(assessment=assessment, codes=codes, now=now))


def keep(*, assessment: Assessment, draft: Draft, by: User, now: datetime) -> tuple[int, bool]:
    """Keep DRAFT without counting it; return its version, and whether it is no repeat.

    It is for a transaction that counts at its end (see `count`). Raise as `save` does.
    """
    locked = openness.lock(assessment)
    instrument = instruments.of_assessment(assessment)
    draft = _settled(instrument, draft)
    known = AnswerRevision.objects.filter(assessment=locked, key=draft.key)
    sent = known.select_related("question").first()
    if sent is not None and _is_repeat(sent, draft):
        return _repeated(sent), False
    _check(locked, instrument, draft, by, now)
    key = draft.key if sent is None else None  # a key that served for other words is no key
    return _write(assessment, draft, key, by, now), True


def count(*, assessment: Assessment, codes: Collection[str], now: datetime) -> Result:
    """Return what ASSESSMENT scores, and store it for the answers to CODES, which have changed."""
    instrument = instruments.of_assessment(assessment)
    result = score(instrument, assessments.given(assessment))
    if codes:
        touched = {part for code in codes for part in _touched(instrument, code)}
        scores.store(assessment, result, dimensions=touched, now=now)
    return result


def _touched(instrument: Instrument, code: str) -> set[str]:
    """Return the dimensions whose score the answer to CODE may change, its own among them."""
    own = instrument.dimension_of(code).code
    return {own, *(part.code for part in instrument.dimensions if part.depends)}


def _settled(instrument: Instrument, draft: Draft) -> Draft:
    """Return DRAFT with level and value as they are kept; unchanged when it is no answer."""
    try:
        question = instrument.question(draft.code)
        level, value = question_kinds.take(question, draft.level, draft.value)
    except (KeyError, question_kinds.Unusable):
        return draft
    return replace(draft, level=level, value=value)


def _reason(draft: Draft) -> str:
    return draft.reason.strip() if draft.not_applicable else ""


def _is_repeat(sent: AnswerRevision, draft: Draft) -> bool:
    """Say whether SENT, kept under the key of DRAFT, says the same about the same question."""
    kept = (sent.question.code, sent.level, sent.value, sent.not_applicable)
    wanted = (draft.code, draft.level, draft.value, draft.not_applicable)
    return (*kept, sent.reason, sent.comment) == (*wanted, _reason(draft), draft.comment)


def _repeated(sent: AnswerRevision) -> int:
    """Return the version that SENT made, or raise Stale when it no longer stands."""
    rows = Answer.objects.select_related("question", "changed_by")
    standing = rows.get(assessment=sent.assessment_id, question=sent.question_id)
    if standing.version != sent.version:
        raise Stale(standing)
    return sent.version


def _check(
    locked: Assessment, instrument: Instrument, draft: Draft, by: User, now: datetime
) -> None:
    question = openness.asked(instrument, draft.code)
    openness.check(locked, draft.code, by=by, on=timezone.localdate(now))
    answer_rules.check(
        question,
        level=draft.level,
        not_applicable=draft.not_applicable,
        reason=draft.reason,
        comment=draft.comment,
        value=draft.value,
    )


def _write(assessment: Assessment, draft: Draft, key: UUID | None, by: User, now: datetime) -> int:
    values: dict[str, Any] = {
        "assessment": assessment.pk,
        "version": assessment.campaign.version_id,
        "code": draft.code,
        "level": draft.level,
        "value": draft.value,
        "not_applicable": draft.not_applicable,
        "reason": _reason(draft),
        "comment": draft.comment,
        "seen": draft.seen,
        "after": draft.after,
        "by": by.pk,
        "now": now,
        "key": key,
    }
    with connection.cursor() as cursor:
        cursor.execute(WRITE, values)
        row = cursor.fetchone()
    if row is None:
        rows = Answer.objects.select_related("question", "changed_by")
        raise Stale(rows.get(assessment=assessment, question__code=draft.code))
    return int(row[0])
