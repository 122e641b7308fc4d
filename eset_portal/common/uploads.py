"""The one door for files that people hand in: what comes through is what it says it is."""

import hashlib
import warnings
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from PIL import Image

from eset_portal.common import packed, pdf_reading
from eset_portal.common.rules import file_kinds
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.rules.file_kinds import FileKind

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_PIXELS = 40_000_000
LONGEST_NAME = 120

PDF_ONLY = frozenset({"pdf"})
IMAGES = frozenset({"png", "jpg"})
DOCUMENTS = frozenset(file_kinds.KINDS)


class Unacceptable(DomainError):
    """A file that is not taken; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept: its kind, a harmless name, its size in bytes and its hash."""

    file: "UploadedFile[bytes]"
    kind: str
    name: str
    size: int
    sha256: str

    @property
    def content_type(self) -> str:
        """The type that the kind has, whatever the browser said."""
        return file_kinds.KINDS[self.kind].content_type


def checked(
    file: "UploadedFile[bytes]", *, kinds: Collection[str] = DOCUMENTS, limit: int = MOST_BYTES
) -> Checked:
    """Return FILE as checked, its position at the start; raise Unacceptable when it is not taken.

    Its ending must be one of KINDS and agree with its bytes, it must be whole, not empty, not
    larger than LIMIT bytes, and hold no password, macro, second file or flood of pixels.
    """
    name = (file.name or "").rpartition("/")[2]
    kind = _kind(name, kinds)
    size = file.size or 0
    if not size:
        raise Unacceptable(_("The file “%(name)s” is empty.") % {"name": name})
    if size > limit:
        raise Unacceptable(
            _("The file “%(name)s” has %(size)s MB; at most %(most)s MB are taken.")
            % {"name": name, "size": -(-size // MEGABYTE), "most": limit // MEGABYTE}
        )
    if not file_kinds.begins_as(kind, _head(file)):
        raise Unacceptable(
            _("The file “%(name)s” is not what its ending says: it is no good %(kind)s.")
            % {"name": name, "kind": kind.code.upper()}
        )
    _check_inside(file, kind, name)
    sha256 = _digest(file)
    return Checked(file, kind.code, _harmless(name, kind), size, sha256)


def _kind(name: str, kinds: Collection[str]) -> FileKind:
    kind = file_kinds.kind_of(name)
    if kind is None or kind.code not in kinds or file_kinds.hides_another(name):
        endings = ", ".join(sorted(kinds))
        raise Unacceptable(
            _("The file “%(name)s” is not of a kind that is taken here: %(kinds)s.")
            % {"name": name, "kinds": endings}
        )
    return kind


def _head(file: "UploadedFile[bytes]") -> bytes:
    file.seek(0)
    head: bytes = file.read(16)
    return head


def _check_inside(file: "UploadedFile[bytes]", kind: FileKind, name: str) -> None:
    content = cast("BinaryIO", file.file)
    content.seek(0)
    if kind.is_packed:
        _check_packed(content, kind, name)
        return
    if zipfile.is_zipfile(content):
        raise Unacceptable(_("There is another file hidden in “%(name)s”.") % {"name": name})
    content.seek(0)
    if kind.code == "pdf":
        _check_pdf(content, name)
    else:
        _check_image(content, name)


def _check_pdf(content: BinaryIO, name: str) -> None:
    try:
        facts = pdf_reading.inspect(content)
    except pdf_reading.UnreadablePdf as error:
        raise Unacceptable(
            _("“%(name)s” is damaged or no PDF: save it again as PDF.") % {"name": name}
        ) from error
    if facts.encrypted:
        raise Unacceptable(
            _("“%(name)s” is protected by a password: save it without one.") % {"name": name}
        )


def _check_packed(content: BinaryIO, kind: FileKind, name: str) -> None:
    reasons = {
        packed.BROKEN: _("“%(name)s” is damaged: open it, save it again and try once more."),
        packed.BOMB: _("“%(name)s” unpacks to far more than it seems: it is refused."),
        packed.SECRET: _("“%(name)s” is protected by a password: save it without one."),
        packed.MACRO: _("There are macros in “%(name)s”: save it without them."),
        packed.OTHER: _("“%(name)s” is not what its ending says: save it again in that format."),
    }
    try:
        packed.check(content, kind)
    except packed.Refused as refused:
        raise Unacceptable(reasons[str(refused)] % {"name": name}) from refused


def _check_image(content: BinaryIO, name: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(content, formats=["PNG", "JPEG"]) as image:
                width, height = image.size
                if width * height <= MOST_PIXELS:
                    image.load()
    except Image.DecompressionBombError:
        width, height = MOST_PIXELS, 2
    except (OSError, SyntaxError, ValueError) as error:
        raise Unacceptable(
            _("The image “%(name)s” is damaged: save it again.") % {"name": name}
        ) from error
    if width * height > MOST_PIXELS:
        raise Unacceptable(
            _("The image “%(name)s” has more than %(most)s million points: make it smaller.")
            % {"name": name, "most": MOST_PIXELS // 1_000_000}
        )


def _digest(file: "UploadedFile[bytes]") -> str:
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _harmless(name: str, kind: FileKind) -> str:
    stem = get_valid_filename(name.rpartition(".")[0].strip(". ") or "fitxer")
    ending = f".{kind.code}"
    return stem[: LONGEST_NAME - len(ending)] + ending
