"""A practice of body a, brought as far as a test wants it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from docs_library.models import Practice
from docs_library.rules.practices import names as n
from docs_library.services.practices import files, moving, writing
from docs_library.services.practices.moving import Act
from docs_library.services.practices.writing import Words
from eset_portal.common import sheets
from governance.models import User
from tests.cast import Cast

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WHY = "Ho diem en una frase sencera."
WORDS = Words(
    kind="template",
    title="Full de control d’escanejos",
    problem="Els papers s’escanejaven quan algú hi pensava.",
    how="Una fila per document, que es revisa cada divendres.",
    gains="",
    licence="cc_by",
    contact="Registre",
    contact_email="registre@example.org",
)


def a_draft(cast: Cast, by: User | None = None, **words: Any) -> Practice:
    """Begin a practice of body a, written by bob unless by somebody else."""
    said = replace(WORDS, **words)
    return writing.begin(words=said, by=by or cast.bob, entity=cast.a, now=NOW)


def go(row: Practice, code: str, by: User, comment: str = WHY, days: int = 0) -> Practice:
    """Make a move by hand some DAYS later and return ROW as it stands then."""
    act = Act(by, row.step, NOW + timedelta(days=days), comment)
    moving.move(practice=row, code=code, act=act)
    row.refresh_from_db()
    return row


def waiting(cast: Cast, by: User | None = None, **words: Any) -> Practice:
    """Hand a practice in."""
    return go(a_draft(cast, by, **words), n.SUBMIT, by or cast.bob)


def shared(cast: Cast, **words: Any) -> Practice:
    """Let tecla publish a practice of body a."""
    return go(waiting(cast, **words), n.PUBLISH, cast.tecla)


def a_file(name: str = "Full.xlsx") -> SimpleUploadedFile:
    """Return a spreadsheet as a browser sends it."""
    return SimpleUploadedFile(name, sheets.to_xlsx("Full", ["Document"], [["Plànol"]]))


def attached(cast: Cast, row: Practice) -> Practice:
    """Attach a spreadsheet to the draft ROW."""
    files.attach(practice=row, file=a_file(), act=Act(cast.bob, row.step, NOW))
    return row
