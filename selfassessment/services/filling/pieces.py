"""What somebody gives as evidence, checked: a file, a link, a document, or words alone."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from docs_library.models import Document
from eset_portal.common.rules.errors import DomainError
from eset_portal.common.uploads import Checked
from selfassessment.rules import evidence_kinds
from selfassessment.rules.evidence_kinds import DOCUMENT, FILE, LINK, SUPPORTER


@dataclass(frozen=True, slots=True)
class Piece:
    """What somebody gives as evidence: one of a file, a link, a document, or words alone."""

    kind: str
    name: str
    note: str = ""
    file: Checked | None = None
    link: str = ""
    document: Document | None = None


def a_file(file: Checked, note: str) -> Piece:
    """Return a checked FILE as a piece of evidence."""
    return Piece(FILE, file.name, note.strip(), file=file)


def a_link(address: str, name: str) -> Piece:
    """Return ADDRESS as a piece of evidence; raise DomainError unless it is a plain https one."""
    if not evidence_kinds.is_safe_link(address):
        raise DomainError(_("Only addresses that begin with https:// are taken."))
    return Piece(LINK, name.strip() or address[:300], link=address)


def a_document(document: Document) -> Piece:
    """Return a DOCUMENT of the library as a piece of evidence."""
    return Piece(DOCUMENT, f"{document.code} {document.title}"[:300], document=document)


def from_supporter(note: str) -> Piece:
    """Return as a piece of evidence what the supporter has, told by NOTE."""
    return Piece(SUPPORTER, note.strip()[:300], note.strip())
