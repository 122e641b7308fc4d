"""What a report is made from, as a hash: the same input is built once."""

import hashlib

import rfc8785

from selfassessment.models import Answer, Assessment

# Raised whenever the same input would be laid out in another way.
LAYOUT = 1


def digest(assessment: Assessment, language: str) -> str:
    """Return the SHA-256, in hexadecimal, of all that the report in LANGUAGE would say."""
    answers = Answer.objects.filter(assessment=assessment).order_by("question__code")
    content = {
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
        "notes": [list(row) for row in answers.values_list("question__code", "reason", "comment")],
    }
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()
