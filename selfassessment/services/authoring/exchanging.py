"""Questionnaires as files: written for others, and taken back in within limits."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from eset_portal.common import sheets, uploads
from eset_portal.common.rules.errors import DomainError
from selfassessment.rules.authoring.sheet_columns import COLUMNS
from selfassessment.rules.authoring.sheet_reading import from_rows
from selfassessment.rules.authoring.sheet_writing import to_rows
from selfassessment.rules.authoring.yaml_writing import to_yaml
from selfassessment.rules.instrument import InvalidInstrument, Problem, parse, to_content
from selfassessment.rules.loading import load_yaml

YAML, XLSX = "yaml", "xlsx"
MOST_BYTES = 5 * uploads.MEGABYTE
MOST_SHOWN = 30


class Refused(DomainError):
    """A file that is no questionnaire; PROBLEMS say what is wrong, each with its place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(_("The file is no sound questionnaire: nothing was changed."))
        self.problems = problems[:MOST_SHOWN]


class OfAnother(DomainError):
    """A file that is of another questionnaire than the one it is taken in to."""

    def __init__(self, title: str, wanted: str) -> None:
        words = _(
            "This file is of the questionnaire “%(title)s”, and this one is “%(wanted)s”: nothing"
            " was changed. If it is meant to take its place, say so below and send it again."
        )
        super().__init__(words % {"title": title, "wanted": wanted})


def check_belongs(content: Mapping[str, Any], standing: Mapping[str, Any]) -> None:
    """Raise OfAnother unless CONTENT has the title of what is STANDING, or nothing stands yet."""
    found, wanted = (str(one["title"]) for one in (content, standing))
    if standing["dimensions"] and _plain(found) != _plain(wanted):
        raise OfAnother(found, wanted)


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


def written(content: Mapping[str, Any], ending: str) -> bytes:
    """Return CONTENT, which is canonical, as a file of that ENDING."""
    if ending == XLSX:
        return sheets.to_xlsx("e-SET", COLUMNS, to_rows(content))
    return to_yaml(content).encode()


def read(file: "UploadedFile[bytes]") -> dict[str, Any]:
    """Return the canonical content that FILE, YAML or XLSX, describes.

    Raise DomainError for another file or one beyond the limits, Refused for a questionnaire
    that is not sound.
    """
    name = (file.name or "").lower()
    try:
        if name.endswith((".yaml", ".yml")):
            return to_content(parse(_from_yaml(file)))
        return to_content(parse(_from_xlsx(file)))
    except InvalidInstrument as error:
        raise Refused(error.places) from None


def _from_yaml(file: "UploadedFile[bytes]") -> dict[str, object]:
    if (file.size or 0) > MOST_BYTES:
        raise DomainError(_("The file is larger than 5 MB: it is refused."))
    try:
        return load_yaml(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DomainError(_("The file is not in UTF-8: save it so and try again.")) from None


def _from_xlsx(file: "UploadedFile[bytes]") -> dict[str, Any]:
    known = uploads.checked(file, kinds=[XLSX], limit=MOST_BYTES)
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as kept:
        for chunk in known.file.chunks():
            kept.write(chunk)
        kept.flush()
        return from_rows(sheets.read(Path(kept.name)))
