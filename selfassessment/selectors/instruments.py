"""Questionnaires as values: published content never changes, so each is read once a process."""

from collections.abc import Mapping
from functools import lru_cache
from uuid import UUID

from selfassessment.models import Assessment, Campaign, Question, QuestionnaireVersion
from selfassessment.rules.asking import complete
from selfassessment.rules.campaigns import CONTROL, LIGHT
from selfassessment.rules.instrument import Instrument, parse

Key = tuple[int, str]
MOST_KNOWN = 32
_known: dict[Key, Instrument] = {}


def of_version(version: QuestionnaireVersion) -> Instrument:
    """Return the whole questionnaire of VERSION, which is published."""
    return _read(version.pk, version.sha256)


def of_campaign(campaign: Campaign) -> Instrument:
    """Return what CAMPAIGN asks in all: everything, what is flagged, or what was chosen."""
    version = campaign.version
    return _asked(version.pk, version.sha256, campaign.instrument, tuple(campaign.chosen))


def of_assessment(assessment: Assessment) -> Instrument:
    """Return what the body of ASSESSMENT is asked, by the facts of the day it was opened."""
    return of_body(assessment.campaign, assessment.kind, assessment.band)


def of_body(campaign: Campaign, kind: str, band: str) -> Instrument:
    """Return what CAMPAIGN asks a body of KIND and BAND."""
    version = campaign.version
    asked = (campaign.instrument, tuple(campaign.chosen))
    return _visible(version.pk, version.sha256, asked, kind, band)


def dimension_code(assessment: UUID, code: str) -> str:
    """Return the dimension of question CODE in the questionnaire of ASSESSMENT; empty if none."""
    rows = Question.objects.filter(version__campaign__assessments=assessment, code=code)
    return rows.values_list("dimension", flat=True).first() or ""


def learn(contents: Mapping[Key, dict[str, object]]) -> None:
    """Remember published CONTENTS, by key and hash of their version, which somebody has read."""
    for key, content in contents.items():
        if key not in _known:
            _known[key] = parse(content)
    while len(_known) > MOST_KNOWN:
        _known.pop(next(iter(_known)), None)


def _read(pk: int, sha256: str) -> Instrument:
    key = pk, sha256
    found = _known.get(key)
    if found is None:
        content = QuestionnaireVersion.objects.values_list("content", flat=True)
        read = content.get(pk=pk, sha256=sha256, published_at__isnull=False)
        learn({key: read})
        found = _known[key]
    return found


@lru_cache(maxsize=64)
def _asked(pk: int, sha256: str, instrument: str, chosen: tuple[str, ...]) -> Instrument:
    whole = _read(pk, sha256)
    if instrument not in {CONTROL, LIGHT}:
        return whole
    flagged = [question.code for question in whole if question.control]
    asked = complete(whole, flagged if instrument == CONTROL else chosen)
    return whole.only(lambda question: question.code in asked)


@lru_cache(maxsize=512)
def _visible(
    pk: int, sha256: str, asked: tuple[str, tuple[str, ...]], kind: str, band: str
) -> Instrument:
    return _asked(pk, sha256, *asked).visible_to(kind, band)
