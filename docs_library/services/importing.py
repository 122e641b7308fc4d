"""Read a Markdown or Word file into a draft, with a report of what was not understood."""

import re
import zipfile
from dataclasses import dataclass
from typing import BinaryIO, cast

import mammoth
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from docs_library.rules import html_to_markdown, parameters, rendering, tables, word_doubts
from eset_portal.common import uploads
from eset_portal.common.rules.errors import DomainError

MARKDOWN = (".md", ".markdown", ".txt")
WORD = frozenset({"docx"})
_HTML = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_UNSAFE = re.compile(r"\]\(\s*<?(?:javascript|vbscript|data|file):", re.IGNORECASE)
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Títol'] => h1:fresh
p[style-name='Quote'] => blockquote:fresh
"""
MOST_LINES = 50
MOST_XML = 8 * rendering.MAX_BYTES  # bytes: tags take far more room than words
MOST_TAGS = 600_000  # in a Word file: some hundred pages, read in about ten seconds


@dataclass(frozen=True, slots=True)
class Imported:
    """The text of a file as Markdown, and sentences about what was left out or doubtful."""

    text: str
    report: list[str]


def read(file: "UploadedFile[bytes]") -> Imported:
    """Return the text of FILE, Markdown (UTF-8) or Word; raise DomainError when it is neither."""
    name = (file.name or "").lower()
    if name.endswith(MARKDOWN):
        text, report = _markdown(file)
    elif name.endswith(".docx"):
        text, report = _word(file)
    else:
        raise DomainError(_("This is neither a Markdown nor a Word file (DOCX)."))
    if not rendering.says_anything(text):
        raise DomainError(_("There is no text in this file."))
    _check(text)
    report += [
        _("Line %(line)s: there is no parameter “%(name)s”.") % {"line": odd.line, "name": odd.name}
        for odd in parameters.unknown(text)
    ]
    return Imported(text=text, report=report[:MOST_LINES])


def _markdown(file: "UploadedFile[bytes]") -> tuple[str, list[str]]:
    if (file.size or 0) > rendering.MAX_BYTES:
        raise DomainError(_("The text is too long: a document holds at most 5 MB."))
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DomainError(_("This is no text in UTF-8. Save it again as UTF-8.")) from error
    if "\0" in text:
        raise DomainError(_("This is no text in UTF-8. Save it again as UTF-8."))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    report = []
    for number, line in enumerate(text.splitlines(), start=1):
        if _PICTURE.search(line):
            report.append(
                _("Line %(line)s: pictures are not shown. Attach the file.") % {"line": number}
            )
        elif _HTML.search(line):
            report.append(_("Line %(line)s: HTML is shown as plain words.") % {"line": number})
        elif _UNSAFE.search(line):
            report.append(
                _("Line %(line)s: a link that could do harm is shown as plain words.")
                % {"line": number}
            )
    report += [_(one.message) % {"line": one.line} for one in tables.broken(text)]
    return text, report


def _word(file: "UploadedFile[bytes]") -> tuple[str, list[str]]:
    found = uploads.checked(file, kinds=WORD)
    _check_parts(cast("BinaryIO", found.file.file))
    try:
        result = mammoth.convert_to_html(
            cast("BinaryIO", found.file.file),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _image: {"src": ""}),
        )
    except Exception as error:  # whatever a foreign file does to a foreign reader
        raise DomainError(_("This Word file could not be read. Save it again as DOCX.")) from error
    turned = html_to_markdown.turn(result.value)
    report = [_doubt(message.message) for message in result.messages]
    pictures = turned.lost.pop("img", 0)
    if pictures:
        report.insert(
            0,
            _("%(n)s pictures were left out. Attach the files if they are needed.")
            % {"n": pictures},
        )
    report += [
        _("Left out: %(name)s (%(n)s times)") % {"name": name, "n": n}
        for name, n in sorted(turned.lost.items())
    ]
    return turned.text, list(dict.fromkeys(report))


def _check_parts(file: BinaryIO) -> None:
    """Raise DomainError when the Word FILE, known to be whole, would keep its reader too long."""
    with zipfile.ZipFile(file) as package:
        texts = [part for part in package.infolist() if part.filename.lower().endswith(".xml")]
        if sum(part.file_size for part in texts) > MOST_XML:
            raise DomainError(_("The text is too long: a document holds at most 5 MB."))
        if sum(package.read(part).count(b"<") for part in texts) > MOST_TAGS:
            raise DomainError(_("The text has too many parts. Split it into several documents."))
    file.seek(0)


def _doubt(said: str) -> str:
    """Return what the reader of Word files SAID, which is in English, as a sentence of ours."""
    found = word_doubts.doubt(said)
    return _(found.message) % {"name": found.name}


def _check(text: str) -> None:
    try:
        rendering.render(text)
    except DomainError as error:
        raise DomainError(_(error.message)) from error
