"""Take a filled workbook in: it waits, with what it says, until somebody confirms it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from eset_portal.common import uploads
from governance import audit
from governance.models import User
from selfassessment.models import Assessment, SheetUpload
from selfassessment.reports.workbook import layout
from selfassessment.rules import answer_rules
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.question_kinds import Unusable
from selfassessment.rules.round_trip import cells
from selfassessment.rules.round_trip.passport import Passport
from selfassessment.rules.round_trip.three_way import Said, tidy_text
from selfassessment.selectors import instruments
from selfassessment.selectors.round_trip import passport_of
from selfassessment.services.round_trip import reading
from selfassessment.services.round_trip.reading import Row, Unreadable

LONGEST_CELL = 60
Fault = dict[str, Any]


@transaction.atomic
def take_in(
    *, assessment: Assessment, file: "UploadedFile[bytes]", by: User, now: datetime
) -> SheetUpload:
    """Keep what FILE says about ASSESSMENT, to be looked at; no answer changes by it.

    Raise Unacceptable or Unreadable, with what to do, for a workbook that is not taken.
    """
    instrument = instruments.of_assessment(assessment)
    found, rows = reading.open_book(file, passport_of(assessment, instrument))
    lines = _lines(instrument, found, rows)
    made = SheetUpload.objects.create(
        assessment=assessment,
        lines=lines,
        sha256=uploads.checked(file, kinds={"xlsx"}).sha256,
        made_by=by,
        made_at=now,
    )
    audit.record(
        by, "workbook.uploaded", assessment, acting_for=assessment.entity, lines=len(lines)
    )
    return made


def _lines(instrument: Instrument, found: Passport, rows: list[Row]) -> list[list[Any]]:
    known = {question.code: question for question in instrument}
    lines: dict[str, list[Any]] = {}
    for number, texts in rows:
        code = texts[layout.CODE].strip()
        if code not in known:
            words = _("Row %(row)s: “%(code)s” is no question of this questionnaire.")
            raise Unreadable(words % {"row": number, "code": code[:40]})
        if code in lines:
            words = _("Row %(row)s: question %(code)s stands there a second time.")
            raise Unreadable(words % {"row": number, "code": code})
        lines[code] = _line(known[code], found, texts)
    if not lines:
        raise Unreadable(_("There is no question in the workbook: download it again."))
    return list(lines.values())


def _line(question: Question, found: Passport, texts: dict[int, str]) -> list[Any]:
    said, fault = _said(question, found, texts[layout.ANSWER])
    reason, comment = tidy_text(texts[layout.REASON]), tidy_text(texts[layout.COMMENT])
    if not fault:
        fault = _fault(question, said, reason, comment)
    version = found.versions.get(question.code, 0)
    return [
        question.code,
        version,
        said.level,
        said.value,
        said.not_applicable,
        reason,
        comment,
        fault,
    ]


def _said(question: Question, found: Passport, cell: str) -> tuple[Said, Fault]:
    """Return the answer that CELL says in the language of the workbook, and what is wrong."""
    try:
        with override(found.language):
            return cells.read(question, cell, _), {}
    except Unusable as error:
        return Said(), _told(error.message, error.params, cell)


def _fault(question: Question, said: Said, reason: str, comment: str) -> Fault:
    try:
        answer_rules.check(
            question,
            level=said.level,
            value=said.value,
            not_applicable=said.not_applicable,
            reason=reason,
            comment=comment,
        )
    except answer_rules.AnswerRefused as error:
        return _told(error.message, error.params)
    return {}


def _told(message: str, params: Mapping[str, str | int], cell: str = "") -> Fault:
    """Return what is wrong, to be said in the language of whoever looks at it."""
    return {"message": message, "params": dict(params), "cell": cell[:LONGEST_CELL]}
