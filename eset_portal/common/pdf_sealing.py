"""Seals and signatures, put into a PDF by pyHanko; loading it takes half a second."""

import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.utils.translation import gettext as _
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError

from eset_portal.common.pdf_terms import BadSeal, Seal


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
