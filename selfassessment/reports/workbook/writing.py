"""Write the workbook: only the answers are open to be changed, everything else is locked."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from selfassessment.reports.workbook import layout, lists
from selfassessment.rules.instrument import Dimension, Instrument, Question
from selfassessment.rules.round_trip import cells
from selfassessment.rules.round_trip.passport import Passport
from selfassessment.rules.round_trip.three_way import Said, tidy

OPEN = Protection(locked=False)
WRAPPED = Alignment(wrap_text=True, vertical="top")
TO_FILL = PatternFill("solid", fgColor="FFFFFBE6")
PART = PatternFill("solid", fgColor="FFE3EFEE")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes into a workbook: the questions asked, what was answered, and its passport."""

    title: str
    instrument: Instrument
    said: Mapping[str, Said]
    passport: Passport


def build(sheet: Sheet) -> bytes:
    """Return SHEET as an XLSX file in which nothing is a formula."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = layout.SHEET
    offered = lists.add(book, sheet.instrument)
    _head(page, sheet)
    row = layout.FIRST_ROW
    for part in sheet.instrument.dimensions:
        if part.questions:
            _part(page, row, part)
            for question in part.questions:
                row += 1
                _line(page, row, question, tidy(sheet.said.get(question.code, Said())))
                lists.offer(page, row, offered.get(question.code))
            row += 1
    page.protection.sheet = True
    book.security = WorkbookProtection(lockStructure=True)
    own = book.create_sheet(layout.OWN)
    own.sheet_state = "veryHidden"
    seal = signing.Signer(salt=layout.SALT).sign_object(sheet.passport.plain(), compress=True)
    _put(own, 1, 1, seal)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(page: Worksheet, sheet: Sheet) -> None:
    _put(page, 1, 1, sheet.title).font = Font(bold=True, size=14)
    words = _("Fill in the yellow cells and upload the file to the portal: nothing else changes.")
    _put(page, 2, 1, words)
    version = _("Questionnaire %(number)s · %(hash)s")
    _put(page, 3, 1, version % {"number": sheet.instrument.number, "hash": sheet.passport.sha256})
    for column, (heading, width) in enumerate(
        zip(layout.HEADINGS, layout.WIDTHS, strict=True), start=1
    ):
        _put(page, 4, column, _(heading)).font = Font(bold=True)
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = f"C{layout.FIRST_ROW}"


def _part(page: Worksheet, row: int, part: Dimension) -> None:
    for column in range(1, len(layout.HEADINGS) + 1):
        _put(page, row, column, part.name if column == layout.QUESTION else "").fill = PART
    page.cell(row, layout.QUESTION).font = Font(bold=True)


def _line(page: Worksheet, row: int, question: Question, said: Said) -> None:
    texts = {
        layout.CODE: question.code,
        layout.QUESTION: question.text,
        layout.ANSWER: cells.written(question, said, _),
        layout.REASON: said.reason,
        layout.COMMENT: said.comment,
        layout.HELP: lists.help_for(question),
    }
    for column, text in texts.items():
        cell = _put(page, row, column, text)
        cell.alignment = WRAPPED
        if column in {layout.ANSWER, layout.REASON, layout.COMMENT}:
            cell.protection, cell.fill = OPEN, TO_FILL


def _put(page, row: int, column: int, text: str):  # type: ignore[no-untyped-def]  # openpyxl's
    """Write TEXT as text, whatever it begins with: no spreadsheet takes it for a formula."""
    cell = page.cell(row, column)
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    return cell
