"""The one door to spreadsheets: CSV and XLSX are read within limits and written harmless."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from eset_portal.common.cells import RISKY, safe_cell
from eset_portal.common.rules.errors import DomainError

MOST_BYTES = 50 * 1024 * 1024
MOST_UNZIPPED_BYTES = 200 * 1024 * 1024
MOST_ROWS = 100_000
MOST_COLUMNS = 200
LONGEST_LINE = 100_000

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"

Cell = str | int | float | date | None
Line = tuple[int, list[str]]

_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


class UnreadableSheet(DomainError):
    """A file that cannot be taken as a table; its text says where and what to do."""


def read(path: Path) -> Iterator[Line]:
    """Yield each row of the file at PATH, CSV or XLSX, as its line number and its cells as text.

    Rows come one by one, empty ones left out. Raise UnreadableSheet for a file or a table beyond
    the limits, for another encoding than UTF-8, and for a formula.
    """
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableSheet(
            _("The file is larger than %(most)s MB: split it.") % {"most": MOST_BYTES // 2**20}
        )
    with path.open("rb") as file:
        rows = _xlsx_rows(file) if zipfile.is_zipfile(file) else _csv_rows(file)
        for count, (line, cells) in enumerate(rows, 1):
            if count > MOST_ROWS + 1:
                raise UnreadableSheet(
                    _("Line %(line)s: the file has more than %(most)s rows: split it.")
                    % {"line": line, "most": MOST_ROWS}
                )
            if any(cells):
                yield line, cells


def to_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a CSV that spreadsheets here open rightly and in which nothing is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow([harmless(heading) for heading in headings])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a workbook of one sheet called TITLE in which nothing is a formula."""
    return to_workbook([(title, headings, rows)])


def to_workbook(pages: Iterable[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]]) -> bytes:
    """Return a workbook of PAGES (title, headings, rows) in which nothing is a formula."""
    book = Workbook(write_only=True)
    for title, headings, rows in pages:
        sheet = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", title)[:31])
        sheet.freeze_panes = "A2"
        sheet.append([harmless(heading) for heading in headings])
        for row in rows:
            sheet.append([harmless(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def harmless(cell: Cell) -> Cell:
    """Return CELL so that no spreadsheet runs it: text that begins like a formula gets a quote."""
    if not isinstance(cell, str):
        return cell
    return safe_cell(_CONTROLS.sub("", cell))


def _csv_rows(file: BinaryIO) -> Iterator[Line]:
    file.seek(0)
    first = file.readline(LONGEST_LINE)
    file.seek(0)
    delimiter = ";" if first.count(b";") > first.count(b",") else ","
    reader = csv.reader(_decoded(file), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, _checked(reader.line_num, [cell.strip() for cell in cells])
    except csv.Error as error:
        raise UnreadableSheet(
            _("Line %(line)s: the row is not good CSV; look for a quote that is never closed.")
            % {"line": reader.line_num}
        ) from error


def _decoded(file: BinaryIO) -> Iterator[str]:
    number = 0
    while raw := file.readline(LONGEST_LINE):
        number += 1
        if len(raw) >= LONGEST_LINE:
            raise UnreadableSheet(
                _("Line %(line)s is far too long for a row of a table.") % {"line": number}
            )
        try:
            yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableSheet(
                _("Line %(line)s is not in UTF-8: save the file as “CSV UTF-8” and try again.")
                % {"line": number}
            ) from error


def _xlsx_rows(file: BinaryIO) -> Iterator[Line]:
    broken = _("The file is not a good XLSX workbook: save it again as XLSX or as CSV.")
    try:
        with zipfile.ZipFile(file) as packed:
            unzipped = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableSheet(broken) from error
    if unzipped > MOST_UNZIPPED_BYTES:
        raise UnreadableSheet(
            _("The workbook unpacks to more than %(most)s MB: it is refused.")
            % {"most": MOST_UNZIPPED_BYTES // 2**20}
        )
    try:
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        for line, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
            yield line, _checked(line, _without_tail([_text(cell.value) for cell in row]))
    except (InvalidFileException, zipfile.BadZipFile, *_XML_FAULTS) as error:
        raise UnreadableSheet(broken) from error


# What openpyxl lets through when the XML inside is not what it should be.
_XML_FAULTS = (KeyError, ValueError, IndexError, TypeError, AttributeError, SyntaxError)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _without_tail(cells: list[str]) -> list[str]:
    last = max((at for at, cell in enumerate(cells, 1) if cell), default=0)
    return cells[:last]


def _checked(line: int, cells: list[str]) -> list[str]:
    if len(cells) > MOST_COLUMNS:
        raise UnreadableSheet(
            _("Line %(line)s has more than %(most)s columns.")
            % {"line": line, "most": MOST_COLUMNS}
        )
    for cell in cells:
        if cell.startswith(RISKY) and not _NUMBER.fullmatch(cell):
            raise UnreadableSheet(
                _("Line %(line)s has a formula, or text that a spreadsheet would take for one.")
                % {"line": line}
            )
    return cells
