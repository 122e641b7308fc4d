"""Questionnaires as values: published content never changes, so each is read once a process."""

from functools import lru_cache
from uuid import UUID

from selfassessment.models import Assessment, Question, QuestionnaireVersion
from selfassessment.rules.instrument import Instrument, parse


def of_version(version: QuestionnaireVersion) -> Instrument:
    """Return the whole questionnaire of VERSION, which is published."""
    return _read(version.pk, version.sha256)


def of_assessment(assessment: Assessment) -> Instrument:
    """Return what the body of ASSESSMENT is asked, by the facts of the day it was opened."""
    version = assessment.campaign.version
    return _visible(version.pk, version.sha256, assessment.kind, assessment.band)


def dimension_code(assessment: UUID, code: str) -> str:
    """Return the dimension of question CODE in the questionnaire of ASSESSMENT; empty if none."""
    rows = Question.objects.filter(version__campaign__assessments=assessment, code=code)
    return rows.values_list("dimension", flat=True).first() or ""


@lru_cache(maxsize=16)
def _read(pk: int, sha256: str) -> Instrument:
    content = QuestionnaireVersion.objects.values_list("content", flat=True)
    return parse(content.get(pk=pk, sha256=sha256, published_at__isnull=False))


@lru_cache(maxsize=256)
def _visible(pk: int, sha256: str, kind: str, band: str) -> Instrument:
    return _read(pk, sha256).visible_to(kind, band)
