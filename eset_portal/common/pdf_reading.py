"""What a PDF that somebody made elsewhere says of itself, read by pyHanko."""

import zlib
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from eset_portal.common.rules.errors import DomainError

# What pyHanko lets through when a file is not what it should be.
_FAULTS = (
    PdfError,
    KeyError,
    ValueError,
    IndexError,
    TypeError,
    AttributeError,
    OSError,
    RecursionError,
    NotImplementedError,  # a filter or an encryption that it does not know
    zlib.error,
)


class UnreadablePdf(DomainError):
    """A file that is no PDF, or too damaged to be read."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be said of a PDF that somebody made elsewhere."""

    encrypted: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signature inside a PDF states about itself; nobody has verified it."""

    name: str
    issuer: str = ""
    at: str = ""


def identifier(file: BinaryIO) -> str:
    """Return the identifier that the PDF in FILE bears in its metadata; empty without one."""
    try:
        facts = PdfFileReader(file, strict=False).trailer["/Info"]
        return str(facts["/Identifier"])[:100] if "/Identifier" in facts else ""
    except _FAULTS:
        return ""


def inspect(file: BinaryIO) -> Facts:
    """Return what can be said of the PDF in FILE; raise UnreadablePdf when it is none."""
    try:
        reader = PdfFileReader(file, strict=False)
        if not reader.encrypted:
            reader.root["/Pages"]["/Type"]
        return Facts(encrypted=reader.encrypted)
    except _FAULTS as error:
        raise UnreadablePdf(_("This is not a PDF, or it is damaged.")) from error


def signatures(file: BinaryIO) -> tuple[Signature, ...]:
    """Return the signatures inside the PDF in FILE, in signing order, as they state themselves.

    Nothing is verified. Raise UnreadablePdf when FILE is no PDF, or a signature is damaged.
    """
    try:
        found = PdfFileReader(file, strict=False).embedded_regular_signatures
        return tuple(_stated(signature) for signature in found)
    except _FAULTS as error:
        raise UnreadablePdf(_("This is not a PDF, or it is damaged.")) from error


def _stated(signature: Any) -> Signature:
    """Return what SIGNATURE states; a name that cannot be read is empty."""
    try:
        subject = signature.signer_cert.subject.native
        issuer = signature.signer_cert.issuer.native
        at = signature.self_reported_timestamp
    except _FAULTS:
        return Signature("")
    return Signature(
        str(subject.get("common_name", ""))[:200],
        str(issuer.get("common_name", ""))[:200],
        at.isoformat() if at else "",
    )
