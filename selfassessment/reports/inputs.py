"""What a report is made from, as a hash: the same input is built once."""

import hashlib
from datetime import datetime
from typing import Any

import rfc8785

from selfassessment.models import Answer, Assessment, Evidence, Finding, ImprovementAction
from selfassessment.selectors import assessments, peers, results

# Raised whenever the same input would be laid out in another way.
LAYOUT = 4
ANSWER = ("question__code", "level", "value", "not_applicable", "reason", "comment")


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
        "answers": [list(row) for row in answers.values_list(*ANSWER)],
        "said": [repr(part) for part in _said(assessment)],
    }
    return hashlib.sha256(rfc8785.dumps(content)).hexdigest()


def edition(assessment: Assessment) -> dict[str, str]:
    """Return in short which data a report asked for now tells."""
    version, control = assessment.campaign.version, getattr(assessment, "control", None)
    ended = control.validated_at if control and assessment.is_settled else None
    return {
        "state": assessment.state,
        "changed": _moment(assessment.changed_at),
        "submitted": _moment(assessment.submitted_at),
        "validated": _moment(ended),
        "questionnaire": f"{version.title} {version.number}",
        "sha256": version.sha256,
        "rules": assessment.rules_version,
    }


def _moment(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds") if at else ""


def _said(assessment: Assessment) -> list[object]:
    """Return what the lists of the report tell: they change without the answers."""
    found = Finding.objects.filter(assessment=assessment).order_by("question__code")
    shown = Evidence.objects.filter(assessment=assessment, removed_at=None).order_by("pk")
    planned = ImprovementAction.objects.filter(assessment=assessment).order_by("pk")
    return [
        list(planned.values_list("title", "target_level", "state", "due_on", "outcome")),
        list(found.values_list("question__code", "verdict", "state", "who", "due_on")),
        list(shown.values_list("question__code", "name", "note", "sha256", "link", "added_at")),
        _before(assessment),
    ]


def _before(assessment: Assessment) -> list[Any]:
    """Return what the campaign before ended in; empty without one."""
    before = assessments.previous(assessment)
    if before is None:
        return []
    return [str(before.pk), before.state, before.frozen_levels, _validated(before)]


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
