"""What may be chosen in the cells of a workbook, and what helps to choose."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from selfassessment.reports.workbook import layout
from selfassessment.rules.instrument import Instrument, Question
from selfassessment.rules.round_trip import cells


def add(book: Workbook, instrument: Instrument) -> Mapping[str, str]:
    """Write the lists of INSTRUMENT into BOOK, hidden; return where that of each question is."""
    page = book.create_sheet(layout.LISTS)
    page.sheet_state = "hidden"
    page.protection.sheet = True
    found = {}
    for row, question in enumerate(filter(cells.is_list, instrument), start=1):
        known = cells.options(question, _)
        for column, text in enumerate(known, start=1):
            cell = page.cell(row, column, text)
            cell.data_type = "s"
        last = get_column_letter(len(known))
        found[question.code] = f"{layout.LISTS}!$A${row}:${last}${row}"
    return found


def offer(page: Worksheet, row: int, place: str | None) -> None:
    """Let the answer in ROW of PAGE be chosen from the list at PLACE; without one it is free."""
    if place is None:
        return
    rule = DataValidation(type="list", formula1=f"={place}", allow_blank=True)
    rule.errorTitle = _("Not in the list")
    rule.error = _("Choose one of the answers of the list.")
    rule.showErrorMessage = True
    rule.add(page.cell(row, layout.ANSWER).coordinate)
    page.add_data_validation(rule)


def help_for(question: Question) -> str:
    """Return what helps to answer QUESTION: what may be written, and the evidence expected."""
    lines = [f"{option.code}{cells.BESIDE}{option.text}" for option in question.details.options]
    if lines:
        lines.insert(0, _("Copy the lines of what holds, or write their codes; “-” for none:"))
    if question.details.unit:
        lines.append(_("A number, in %(unit)s.") % {"unit": question.details.unit})
    if question.condition:
        lines.append(_("Asked depending on %(code)s.") % {"code": question.condition.question})
    if question.evidence:
        lines.append(_("Expected evidence") + ": " + "; ".join(question.evidence))
    return "\n".join(lines)
