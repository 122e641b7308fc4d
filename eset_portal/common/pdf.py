"""The one door to the PDF engine: HTML and style sheets in, a tagged PDF out."""

import io
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, BinaryIO, Never

from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError

from eset_portal.common import pdf_pages, pdf_tags
from eset_portal.common.collecting import collection_paused
from eset_portal.common.rules.errors import DomainError

try:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError
except OSError as error:  # the system library (Pango) is missing: the portal serves all the same
    LACKING = str(error).partition("\n")[0]
else:
    LACKING = ""
    pdf_pages.remember_references()

ACCESSIBLE = "pdf/ua-1"
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation fonts-dejavu-core"


class PdfUnavailable(DomainError):
    """The system libraries that draw PDFs are missing on this machine."""

    status = 503


class ForeignReference(DomainError):
    """A document asks for something outside itself: an image, a font, a file, an address."""


class BadSeal(DomainError):
    """The seal that the settings name cannot be used."""

    status = 503


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


def available() -> bool:
    """Say whether PDFs can be made on this machine."""
    return not LACKING


def render(html: str, css: Sequence[str], *, metadata: Metadata) -> bytes:
    """Return HTML, dressed in the style sheets CSS (as text), as a tagged PDF.

    The document fetches nothing: ForeignReference if it tries. PdfUnavailable if a system
    library is missing. PDF/UA-1 unless the setting PDF_VARIANT asks for another variant.
    """
    if LACKING:
        raise PdfUnavailable(
            _("PDFs cannot be made here: install %(packages)s.") % {"packages": PACKAGES}
        )
    fetcher = _RefuseAll()
    try:
        with collection_paused():
            drawn = _draw(html, css, metadata, fetcher)
    except FatalURLFetchingError as error:
        raise _foreign(str(error)) from error
    if fetcher.refused:
        raise _foreign(fetcher.refused[0])
    return drawn


def seal(content: bytes, with_seal: Seal, *, reason: str) -> tuple[bytes, str]:
    """Return the PDF CONTENT sealed invisibly (PAdES), and the name on the certificate.

    From then on any change shows. BadSeal when the store or its password is no good,
    or when whoever stamps the time does not.
    """
    signer = _signer(with_seal)
    facts = signers.PdfSignatureMetadata(
        field_name="Seal",
        reason=reason,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    stamper = HTTPTimeStamper(with_seal.timestamps) if with_seal.timestamps else None
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    hidden = fields.InvisSigSettings(set_print_flag=False, set_hidden_flag=True)
    spec = fields.SigFieldSpec("Seal", invis_sig_settings=hidden, readable_field_name=reason)
    sealing = signers.PdfSigner(facts, signer, timestamper=stamper, new_field_spec=spec)
    names = signer.signing_cert.subject.native
    return _signed(sealing, writer), str(names.get("common_name", ""))[:200]


def sign(content: bytes, store: Seal, *, field: str) -> bytes:
    """Return the PDF CONTENT signed invisibly in FIELD; others may sign after it.

    BadSeal when the STORE or its password is no good.
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    facts = signers.PdfSignatureMetadata(field_name=field)
    spec = fields.SigFieldSpec(field)
    return _signed(signers.PdfSigner(facts, _signer(store), new_field_spec=spec), writer)


def _signer(store: Seal) -> Any:
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(
            store.store, other_certs=[], passphrase=store.password.encode() or None
        )
    except ValueError as error:
        raise BadSeal(str(error)) from error
    if signer is None or signer.signing_cert is None:
        raise BadSeal(_("The store of the seal holds no certificate with its key."))
    return signer


def _signed(signer: Any, writer: Any) -> bytes:
    try:
        with ThreadPoolExecutor(1) as apart:  # pyHanko wants a loop of its own
            return bytes(apart.submit(signer.sign_pdf, writer).result().getvalue())
    except TimestampRequestError as error:
        raise BadSeal(str(error)) from error


def identifier(file: BinaryIO) -> str:
    """Return the identifier that the PDF in FILE bears in its metadata; empty without one."""
    try:
        facts = PdfFileReader(file, strict=False).trailer["/Info"]
        return str(facts["/Identifier"])[:100] if "/Identifier" in facts else ""
    except (PdfError, *_PDF_FAULTS):
        return ""


def inspect(file: BinaryIO) -> Facts:
    """Return what can be said of the PDF in FILE; raise UnreadablePdf when it is none."""
    try:
        reader = PdfFileReader(file, strict=False)
        if not reader.encrypted:
            reader.root["/Pages"]["/Type"]
        return Facts(encrypted=reader.encrypted)
    except (PdfError, *_PDF_FAULTS) as error:
        raise UnreadablePdf(_("This is not a PDF, or it is damaged.")) from error


def signatures(file: BinaryIO) -> tuple[Signature, ...]:
    """Return the signatures inside the PDF in FILE, in signing order, as they state themselves.

    Nothing is verified. Raise UnreadablePdf when FILE is no PDF, or a signature is damaged.
    """
    try:
        found = PdfFileReader(file, strict=False).embedded_regular_signatures
        return tuple(_stated(signature) for signature in found)
    except (PdfError, *_PDF_FAULTS) as error:
        raise UnreadablePdf(_("This is not a PDF, or it is damaged.")) from error


def _stated(signature: Any) -> Signature:
    """Return what SIGNATURE states; a name that cannot be read is empty."""
    try:
        subject = signature.signer_cert.subject.native
        issuer = signature.signer_cert.issuer.native
        at = signature.self_reported_timestamp
    except (PdfError, *_PDF_FAULTS):
        return Signature("")
    return Signature(
        str(subject.get("common_name", ""))[:200],
        str(issuer.get("common_name", ""))[:200],
        at.isoformat() if at else "",
    )


# What pyHanko lets through when a file is not what it should be.
_PDF_FAULTS = (
    KeyError,
    ValueError,
    IndexError,
    TypeError,
    AttributeError,
    OSError,
    RecursionError,
    NotImplementedError,
    zlib.error,
)


def _foreign(address: str) -> ForeignReference:
    message = _("The document refers to something outside itself: %(address)s")
    return ForeignReference(message % {"address": address[:200]})


def _draw(html: str, css: Sequence[str], metadata: Metadata, fetcher: "_RefuseAll") -> bytes:
    source = weasyprint.HTML(string=html, url_fetcher=fetcher)
    options = {"pdf_variant": getattr(settings, "PDF_VARIANT", ACCESSIBLE), "custom_metadata": True}
    document = source.render(
        font_config=_fonts(), stylesheets=[_sheet(text) for text in css], **options
    )
    _describe(document.metadata, metadata)
    pdf: bytes = document.write_pdf(
        pdf_identifier=metadata.identifier.encode() or None,
        finisher=pdf_tags.Finisher(_link_texts(source.etree_element)),
        **options,
    )
    return pdf


def _describe(target: Any, metadata: Metadata) -> None:
    """Write METADATA over what WeasyPrint read from the head of the document."""
    target.title = metadata.title
    target.lang = metadata.language
    target.authors = [metadata.author]
    target.keywords = list(metadata.keywords)
    target.created = target.modified = metadata.created.isoformat(timespec="seconds")
    target.generator = "e-SET"
    target.custom = {"Identifier": metadata.identifier} if metadata.identifier else {}


def _link_texts(root: Any) -> dict[str, str]:
    """Return the words of each link, by its target (without the # of inner ones)."""
    texts = {}
    for link in root.iter("a"):
        words = link.get("title") or "".join(link.itertext())
        texts[link.get("href", "").removeprefix("#")] = " ".join(words.split())
    return texts


class _RefuseAll:
    """The fetcher that fetches nothing, data: addresses included, and stops the drawing.

    It remembers what it refused, because inside a drawing WeasyPrint swallows the stop.
    """

    _fail_on_errors = True

    def __init__(self) -> None:
        self.refused: list[str] = []

    def __call__(self, url: str) -> Never:
        self.refused.append(url)
        raise FatalURLFetchingError(url)


@cache
def _fonts() -> Any:
    return FontConfiguration()


@lru_cache(maxsize=16)
def _sheet(text: str) -> Any:
    """Return the style sheet TEXT, parsed once in the life of the process."""
    return weasyprint.CSS(string=text, font_config=_fonts(), url_fetcher=_RefuseAll())
