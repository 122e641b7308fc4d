"""Read a filled workbook within limits; whatever is wrong with it gets a clear answer."""

import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from eset_portal.common import uploads
from eset_portal.common.rules.errors import DomainError
from selfassessment.reports.workbook import layout
from selfassessment.rules.round_trip import passport
from selfassessment.rules.round_trip.passport import Passport

MOST_BYTES = 5 * uploads.MEGABYTE
ROOM = 500
WIDEST = layout.HELP
Row = tuple[int, dict[int, str]]


class Unreadable(DomainError):
    """A workbook that is not taken; the text says why and what to do."""


def open_book(file: "UploadedFile[bytes]", wanted: Passport) -> tuple[Passport, list[Row]]:
    """Return the passport of FILE and its rows that have a code, for the assessment WANTED.

    Raise Unacceptable for a file that is no harmless workbook, and Unreadable for one that was
    not made here, belongs elsewhere, lacks its sheet, or has a formula.
    """
    uploads.checked(file, kinds={"xlsx"}, limit=MOST_BYTES)
    broken = Unreadable(_("This is not a good XLSX workbook: save it again as XLSX."))
    try:
        book = load_workbook(cast("BinaryIO", file.file), read_only=True, keep_links=False)
        found = _passport(book)
        _check(found, wanted)
        if layout.SHEET not in book.sheetnames:
            words = _("The sheet “%(name)s” is missing: give it back its name and try again.")
            raise Unreadable(words % {"name": layout.SHEET})
        most = len(found.versions) * 2 + ROOM
        return found, list(_rows(book[layout.SHEET], most))
    except (InvalidFileException, zipfile.BadZipFile, *_XML_FAULTS) as error:
        raise broken from error


# What openpyxl lets through when the XML inside is not what it should be.
_XML_FAULTS = (KeyError, ValueError, IndexError, TypeError, AttributeError, SyntaxError)


def _passport(book: Any) -> Passport:
    strange = _("This workbook was not downloaded from the portal: download it and fill in that.")
    if layout.OWN not in book.sheetnames:
        raise Unreadable(strange)
    row = next(iter(book[layout.OWN].iter_rows(max_row=1, max_col=1)), ())
    try:
        seal = str(row[0].value) if row else ""
        return passport.read(signing.Signer(salt=layout.SALT).unsign_object(seal))
    except (signing.BadSignature, *_XML_FAULTS) as error:
        words = _("What the portal wrote into the workbook was changed: download it again.")
        raise Unreadable(words) from error


def _check(found: Passport, wanted: Passport) -> None:
    faults = {
        "format": _("This workbook is of an older portal: download it again."),
        "body": _("This workbook belongs to another body: nothing of it is taken here."),
        "campaign": _("This workbook belongs to another campaign of this body."),
        "version": _("This workbook has another version of the questionnaire: download it again."),
    }
    fault = passport.fault(found, wanted)
    if fault:
        raise Unreadable(faults[fault])


def _rows(page: Any, most: int) -> Iterator[Row]:
    for number, row in enumerate(page.iter_rows(max_row=most, max_col=WIDEST), start=1):
        if number < layout.FIRST_ROW:
            continue
        texts = {}
        for column, cell in enumerate(row, start=1):
            if getattr(cell, "data_type", "") == "f":
                place = f"{get_column_letter(column)}{number}"
                words = _("Cell %(place)s has a formula: write what it gives in its place.")
                raise Unreadable(words % {"place": place})
            texts[column] = _text(cell.value)
        if texts.get(layout.CODE):
            yield number, texts


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
