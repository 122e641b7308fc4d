"""A workbook of the portal, filled in as people do it, or spoilt as they do."""

from collections.abc import Callable, Mapping
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from selfassessment.reports.workbook import layout
from selfassessment.reports.workbook.layout import ANSWER, CODE, COMMENT, REASON

COLUMNS = (ANSWER, REASON, COMMENT)


def upload(content: bytes, name: str = "qüestionari.xlsx") -> SimpleUploadedFile:
    """The file as a form hands it in."""
    return SimpleUploadedFile(name, content)


def changed(content: bytes, spoil: Callable[[Workbook], None]) -> bytes:
    """The workbook after somebody did something to it."""
    book = load_workbook(BytesIO(content))
    spoil(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def filled(content: bytes, answers: Mapping[str, tuple[object, ...]]) -> bytes:
    """The workbook with answer, reason and comment typed in, by question code."""

    def _fill(book: Workbook) -> None:
        page = book[layout.SHEET]
        for code, texts in answers.items():
            for column, text in zip(COLUMNS, texts, strict=False):
                page.cell(row_of(page, code), column).value = text

    return changed(content, _fill)


def row_of(page: Worksheet, code: str) -> int:
    """The row in which a question stands."""
    return next(row for row in range(1, page.max_row + 1) if page.cell(row, CODE).value == code)


def cell(content: bytes, code: str, column: int = ANSWER) -> object:
    """What a cell of the workbook says."""
    page = load_workbook(BytesIO(content))[layout.SHEET]
    return page.cell(row_of(page, code), column).value
