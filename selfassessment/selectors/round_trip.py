"""Workbooks: what one says about itself, and what a returned one would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language, gettext

from selfassessment.models import Answer, AnswerRevision, Assessment, SheetUpload
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.round_trip.passport import Passport
from selfassessment.rules.round_trip.three_way import Said, verdict

FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Change:
    """A question of a returned workbook: what it said at download, in the file, and says now.

    SEEN is the version of the answer that stands now. VERDICT says where it changed, or that
    the file says no good answer, with the FAULT and what was TYPED.
    """

    question: Question
    verdict: str
    base: Said
    here: Said
    there: Said
    seen: int
    fault: str = ""
    typed: str = ""


def passport_of(assessment: Assessment, instrument: Instrument) -> Passport:
    """Return what a workbook of ASSESSMENT, downloaded now, says about itself."""
    rows = Answer.objects.filter(assessment=assessment)
    known = dict(rows.values_list("question__code", "version"))
    return Passport(
        assessment=str(assessment.pk),
        entity=str(assessment.entity_id),
        sha256=assessment.campaign.version.sha256,
        language=get_language() or "ca",
        versions={question.code: known.get(question.code, 0) for question in instrument},
    )


def said(assessment: Assessment) -> dict[str, Said]:
    """Return what the answers of ASSESSMENT say now, by question code."""
    return {row.question.code: _said(row) for row in _standing(assessment).values()}


def one(assessment: Assessment, pk: UUID) -> SheetUpload | None:
    """Return the upload PK of ASSESSMENT; None if there is none."""
    return (
        SheetUpload.objects.select_related("made_by").filter(assessment=assessment, pk=pk).first()
    )


def changes(upload: SheetUpload, instrument: Instrument) -> list[Change]:
    """Return what each line of UPLOAD would change now, in the order of the questionnaire."""
    lines = {row[0]: row for row in upload.lines}
    standing = _standing(upload.assessment)
    bases = _bases(upload)
    found = []
    for question in instrument:
        if question.code in lines:
            _code, version, *rest, fault = lines[question.code]
            now = standing.get(question.code)
            base, here = bases.get((question.code, version), Said()), Said(*rest)
            there = _said(now) if now else Said()
            word = FAULTY if fault else verdict(base, here, there)
            seen = now.version if now else 0
            told = gettext(fault["message"]) % fault["params"] if fault else ""
            typed = fault["cell"] if fault else ""
            found.append(Change(question, word, base, here, there, seen, told, typed))
    return found


def _standing(assessment: Assessment) -> Mapping[str, Answer]:
    rows = Answer.objects.filter(assessment=assessment).select_related("question")
    return {row.question.code: row for row in rows}


def _bases(upload: SheetUpload) -> dict[tuple[str, int], Said]:
    """Return what each answer said at the version of the workbook: the portal knows them all."""
    versions = {row[1] for row in upload.lines}
    rows = AnswerRevision.objects.filter(assessment=upload.assessment_id, version__in=versions)
    return {(row.question.code, row.version): _said(row) for row in rows.select_related("question")}


def _said(row: Answer | AnswerRevision) -> Said:
    return Said(row.level, row.value, row.not_applicable, row.reason, row.comment)
