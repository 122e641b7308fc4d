"""Whether a code or a file is of a paper that this portal issued, and what that paper tells."""

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext

from eset_portal.common import pdf_reading
from eset_portal.common.rules import codes
from governance.models import Minutes
from selfassessment.models import AggregateReport, Report
from selfassessment.rules.assessment_states import ASSESSMENT, OPEN

LARGEST = 20 * 1024 * 1024
Paper = Report | AggregateReport | Minutes
AUTHENTIC, CHANGED, LARGE = "authentic", "changed", "large"


@dataclass(frozen=True, slots=True)
class Edition:
    """Which data a report tells: how the assessment stood, its days, and the questionnaire."""

    state: str
    is_provisional: bool
    changed: datetime | None
    submitted: datetime | None
    validated: datetime | None
    questionnaire: str
    sha256: str
    rules: str


def issued(code: str) -> Paper | None:
    """Return the report or the minutes with CODE, if they have been issued."""
    if not code:
        return None
    return _first(code=code)


def of_file(file: "UploadedFile[Any]") -> tuple[Paper | None, bool]:
    """Return the report that was issued as FILE and True; or the one it says to be and False."""
    content = b"".join(file.chunks())
    sha256 = hashlib.sha256(content).hexdigest()
    same = _first(sha256=sha256)
    if same is not None:
        return same, True
    return issued(codes.read(pdf_reading.identifier(io.BytesIO(content))) or ""), False


def compare(report: Paper, file: "UploadedFile[Any]") -> str:
    """Return whether FILE is what was issued as REPORT, or is too large to be."""
    if (file.size or 0) > LARGEST:
        return LARGE
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return AUTHENTIC if digest.hexdigest() == report.sha256 else CHANGED


def edition(report: Paper) -> Edition | None:
    """Return which data REPORT froze; None for reports that do not say."""
    kept = report.frozen if isinstance(report, Report) else {}
    state = ASSESSMENT.states.get(kept.get("state", ""))
    if state is None:
        return None
    moments = {name: _moment(kept[name]) for name in ("changed", "submitted", "validated")}
    return Edition(
        state=gettext(state.label),
        is_provisional=kept["state"] == OPEN,
        questionnaire=kept["questionnaire"],
        sha256=kept["sha256"],
        rules=kept["rules"],
        **moments,
    )


def later(report: Paper) -> Report | None:
    """Return the newest report of the same assessment that tells newer data; None without one."""
    if not isinstance(report, Report):
        return None
    rows = _issued().filter(assessment=report.assessment_id, language=report.language)
    newer = rows.filter(created_at__gt=report.created_at).exclude(input_hash=report.input_hash)
    return newer.order_by("-created_at").first()


def _first(**facts: str) -> Paper | None:
    report = _issued().filter(**facts).first() or _aggregates().filter(**facts).first()
    return report or _minutes().filter(**facts).first()


def _minutes() -> QuerySet[Minutes]:
    return Minutes.objects.select_related("session__body", "approved_in")


def _issued() -> QuerySet[Report]:
    rows = Report.objects.filter(state=Report.State.READY)
    return rows.select_related("assessment__entity", "assessment__campaign")


def _aggregates() -> QuerySet[AggregateReport]:
    rows = AggregateReport.objects.filter(state=AggregateReport.State.READY)
    return rows.select_related("campaign")


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
