"""What the signatures inside a PDF state of themselves, without anybody having verified it."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from eset_portal.common import pdf_reading
from tests.common import files


def sign(content: bytes, name: str, field: str) -> bytes:
    """Return the PDF CONTENT signed by somebody called NAME, whom nobody has certified."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime(2026, 11, 22, tzinfo=UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
    )
    store = serialization.pkcs12.serialize_key_and_certificates(
        b"x", key, builder.sign(key, hashes.SHA256()), None, serialization.NoEncryption()
    )
    signer = signers.SimpleSigner.load_pkcs12_data(store, other_certs=[])
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    fields.append_signature_field(writer, fields.SigFieldSpec(field))
    facts = signers.PdfSignatureMetadata(field_name=field)
    with ThreadPoolExecutor(1) as apart:  # a browser's test may have a loop running in this one
        signed = apart.submit(signers.sign_pdf, writer, facts, signer).result()
    return bytes(signed.getvalue())


def test_each_signature_states_its_name_in_the_order_of_signing() -> None:
    content = sign(sign(files.pdf(), "ALCALDESSA DE PROVA", "first"), "DIRECTOR DE PROVA", "second")
    found = pdf_reading.signatures(io.BytesIO(content))
    assert [row.name for row in found] == ["ALCALDESSA DE PROVA", "DIRECTOR DE PROVA"]
    assert found[0].issuer == "ALCALDESSA DE PROVA"
    assert datetime.fromisoformat(found[0].at).year >= 2026


def test_a_paper_without_signatures_states_none() -> None:
    assert pdf_reading.signatures(io.BytesIO(files.pdf())) == ()


def broken() -> bytes:
    """Return a good PDF whose signature is nothing but zeros."""
    content = sign(files.pdf(), "ALCALDESSA DE PROVA", "first")
    start = content.rindex(b"/Contents <") + len(b"/Contents <")
    return content[:start] + b"0" * 4000 + content[start + 4000 :]


def test_a_damaged_signature_cannot_be_read_though_the_paper_can() -> None:
    assert not pdf_reading.inspect(io.BytesIO(broken())).encrypted
    with pytest.raises(pdf_reading.UnreadablePdf):
        pdf_reading.signatures(io.BytesIO(broken()))


def test_what_is_no_pdf_states_nothing() -> None:
    with pytest.raises(pdf_reading.UnreadablePdf):
        pdf_reading.signatures(io.BytesIO(b"hello"))
