"""What a body answered the last time to the forerunners of the questions of today."""

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime

from selfassessment.models import Assessment, QuestionnaireVersion
from selfassessment.rules import carrying
from selfassessment.rules.instrument import Question
from selfassessment.rules.scoring.values import Given
from selfassessment.selectors import assessments, control, instruments, lineage

Past = tuple[QuestionnaireVersion, Mapping[str, control.Frozen]]
VERSION = "campaign__version__"
KNOWN = {
    "levels": "frozen_levels",
    "pk": f"{VERSION}pk",
    "slug": f"{VERSION}slug",
    "sha256": f"{VERSION}sha256",
    "published_at": f"{VERSION}published_at",
}


def with_past(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """Let each of ROWS know, in the same statement, what `given` wants to know of it."""
    outer = {name: OuterRef(f"campaign__{name}") for name in ("opens_on", "instrument", "chosen")}
    before = assessments.earlier(OuterRef("entity"), slug=OuterRef(f"{VERSION}slug"), **outer)
    return rows.annotate(past=Subquery(before.values(past=JSONObject(**KNOWN))[:1]))


def given(assessment: Assessment) -> Mapping[str, tuple[Question, Given]]:
    """Return, by the code of a question of ASSESSMENT, what was asked before and answered.

    The answers are those handed in last; empty without any. Which question was the forerunner
    is what the versions declare.
    """
    before = _past(assessment)
    if before is None:
        return {}
    now, (then, levels) = assessment.campaign.version, before
    between = lineage.between(now, then)
    asked = instruments.of_version(then)
    past = {question.code: question for question in asked}
    known = control.thawed(levels)
    origins = carrying.origins(instruments.of_version(now), asked, between)
    return {new: (past[old], known[old]) for new, old in origins.items() if old in known}


def learn_ahead(assessment: Assessment) -> None:
    """Read at once what ASSESSMENT asks and what was asked before, unless this is known here.

    It looks only at what came along with ASSESSMENT: of what did not it learns nothing.
    """
    if assessment.carried_from is not None or hasattr(assessment, "past"):
        before = _past(assessment)
        if before is not None:
            lineage.between(assessment.campaign.version, before[0])


def _past(assessment: Assessment) -> Past | None:
    """Return the version that the body of ASSESSMENT answered before, and what it said."""
    if assessment.carried_from is None and hasattr(assessment, "past"):
        return _unpacked(assessment.past) if assessment.past else None
    before = assessment.carried_from or assessments.last_given(assessment)
    if before is None or not before.frozen_levels:
        return None
    return before.campaign.version, before.frozen_levels


def _unpacked(found: Mapping[str, Any]) -> Past | None:
    if not found["levels"]:
        return None
    version = QuestionnaireVersion(
        pk=found["pk"],
        slug=found["slug"],
        sha256=found["sha256"],
        published_at=parse_datetime(found["published_at"]),
    )
    return version, found["levels"]
