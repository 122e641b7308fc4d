"""Kinds of files that people may hand in: one row each."""

from dataclasses import dataclass

ZIP_START = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind: its ending, how its bytes begin, its type, and what must be inside if it is packed.

    INNER is a part that the package must have, MARK what its part `mimetype` must say.
    """

    code: str
    starts: tuple[bytes, ...]
    content_type: str
    inner: str = ""
    mark: str = ""

    @property
    def is_packed(self) -> bool:
        """Whether it is a ZIP inside."""
        return ZIP_START in self.starts


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"

KINDS = {
    kind.code: kind
    for kind in (
        FileKind("pdf", (b"%PDF-",), "application/pdf"),
        FileKind("png", (b"\x89PNG\r\n\x1a\n",), "image/png"),
        FileKind("jpg", (b"\xff\xd8\xff",), "image/jpeg"),
        FileKind("odt", (ZIP_START,), f"{_ODF}.text", "content.xml", f"{_ODF}.text"),
        FileKind("ods", (ZIP_START,), f"{_ODF}.spreadsheet", "content.xml", f"{_ODF}.spreadsheet"),
        FileKind("docx", (ZIP_START,), f"{_OOXML}.wordprocessingml.document", "word/document.xml"),
        FileKind("xlsx", (ZIP_START,), f"{_OOXML}.spreadsheetml.sheet", "xl/workbook.xml"),
    )
}
OTHER_ENDINGS = {"jpeg": "jpg", "jpe": "jpg"}

# An ending before the last one that means: this wants to be run, or to be taken for something else.
RUNS = frozenset(
    {"app", "bat", "cmd", "com", "cpl", "dll", "exe", "hta", "htm", "html", "jar", "js", "jse"}
    | {"lnk", "mht", "msi", "php", "pif", "ps1", "py", "scr", "sh", "svg", "vb", "vbe", "vbs"}
    | {"wsf", "xhtml", "zip"}
)


def kind_of(name: str) -> FileKind | None:
    """Return the kind that the ending of NAME promises; None for another one."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return KINDS.get(OTHER_ENDINGS.get(ending, ending))


def hides_another(name: str) -> bool:
    """Say whether NAME has an ending before the last that means something that runs."""
    return any(part.strip().lower() in RUNS for part in name.split(".")[1:-1])


def begins_as(kind: FileKind, head: bytes) -> bool:
    """Say whether HEAD, the first bytes of a file, are those of KIND."""
    return head.startswith(kind.starts)
