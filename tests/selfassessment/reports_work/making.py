"""Reports to work on: a small assessment that is handed in, and its reports."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.test import override_settings

from eset_portal.common.rules import codes
from governance.models import Entity, User
from selfassessment.models import Assessment, Report
from selfassessment.services import submitting
from tests.selfassessment import scenes

NOW = scenes.NOW
LONG_AGO = NOW - timedelta(hours=1)


def handed_in(body: Entity, by: User, **size: int) -> Assessment:
    """An assessment of BODY with all its answers, submitted."""
    assessment = scenes.an_assessment(body, **size)
    scenes.answer_all(assessment, by)
    submitting.submit(assessment=assessment, by=by, now=NOW)
    assessment.refresh_from_db()
    return assessment


def queued(assessment: Assessment, language: str = "ca", input_hash: str = "") -> Report:
    """A report that waits for a worker since an hour ago."""
    return Report.objects.create(
        assessment=assessment,
        language=language,
        input_hash=input_hash or f"hash of {language}",
        code=codes.fresh(),
        created_at=LONG_AGO,
    )


def content(report: Report) -> bytes:
    """What is in the file of REPORT."""
    with report.file.open("rb") as file:
        return bytes(file.read())


def files() -> list[Path]:
    """Every file that is kept."""
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


@contextmanager
def files_in(folder: Path) -> Iterator[None]:
    """Keep files in FOLDER meanwhile."""
    with override_settings(MEDIA_ROOT=folder):
        yield
