"""What a PDF is asked to bear: its metadata, a seal, and what can go wrong."""

from dataclasses import dataclass
from datetime import datetime

from eset_portal.common.rules.errors import DomainError


class PdfUnavailable(DomainError):
    """The system libraries that draw PDFs are missing on this machine."""

    status = 503


class ForeignReference(DomainError):
    """A document asks for something outside itself: an image, a font, a file, an address."""


class BadSeal(DomainError):
    """The seal that the settings name cannot be used."""

    status = 503


@dataclass(frozen=True, slots=True)
class Seal:
    """An electronic seal: a PKCS#12 store, its password, and who stamps the time, if anybody."""

    store: bytes
    password: str
    timestamps: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a PDF says about itself; the same metadata and content give the same bytes."""

    title: str
    language: str
    author: str
    created: datetime
    keywords: tuple[str, ...] = ()
    identifier: str = ""
