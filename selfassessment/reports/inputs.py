"""What a report is made from, as a hash: the same input is built once."""

import hashlib
from typing import Any

import rfc8785

from selfassessment.models import Answer, Assessment
from selfassessment.selectors import peers, results

# Raised whenever the same input would be laid out in another way.
LAYOUT = 2


def digest(assessment: Assessment, language: str) -> str:
    """Return the SHA-256, in hexadecimal, of all that the report in LANGUAGE would say."""
    answers = Answer.objects.filter(assessment=assessment).order_by("question__code")
    content: dict[str, Any] = {
        "layout": LAYOUT,
        "language": language,
        "assessment": str(assessment.pk),
        "body": assessment.entity.name,
        "campaign": assessment.campaign.title,
        "state": assessment.state,
        "questionnaire": assessment.campaign.version.sha256,
        "rules": assessment.rules_version,
        "submitted": str(assessment.submitted_at),
        "levels": assessment.frozen_levels or {},
        "validated": _validated(assessment),
        "peers": _peers(assessment),
        "notes": [list(row) for row in answers.values_list("question__code", "reason", "comment")],
    }
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()


def _validated(assessment: Assessment) -> dict[str, Any]:
    """Return what the control ended in; empty before."""
    if results.values(assessment) is None:
        return {}
    return {"at": str(assessment.control.validated_at), "levels": assessment.control.levels}


def _peers(assessment: Assessment) -> list[Any]:
    """Return the figures of the comparison group."""
    group = peers.of(assessment)
    return [
        group.count,
        str(group.overall),
        sorted((code, str(mean)) for code, mean in group.parts),
    ]
