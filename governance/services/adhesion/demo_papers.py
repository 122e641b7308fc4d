"""Invented papers for the demonstration: an empty page, signed by nobody real where wanted."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from eset_portal.common import pdf_sealing
from eset_portal.common.pdf_terms import Seal
from governance.models import CasePaper

BODY = "Alcaldia de mostra (signatura inventada)"
SECRETARY = "Secretaria de mostra (signatura inventada)"
DECIDER = "Direcció de mostra (signatura inventada)"
ISSUER = "Emissor de mostra: no certifica ningú"
SINCE = datetime(2025, 1, 1, tzinfo=UTC)
SIGNERS: dict[str, tuple[str, ...]] = {
    CasePaper.Kind.OWED: (SECRETARY,),
    CasePaper.Kind.SIGNED: (BODY, SECRETARY),
    CasePaper.Kind.COUNTERSIGNED: (BODY, SECRETARY, DECIDER),
}
"""Who signs each kind of paper; the others bear no signature."""


@cache
def paper(kind: str) -> bytes:
    """Return an invented paper of that KIND, with its signatures."""
    content = blank()
    for number, name in enumerate(SIGNERS.get(kind, ()), start=1):
        content = pdf_sealing.sign(content, _store(name), field=f"Mostra{number}")
    return content


def _store(name: str) -> Seal:
    """Return a key that bears NAME and is vouched for by nobody."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(ISSUER))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(SINCE)
        .not_valid_after(SINCE + timedelta(days=3650))
    )
    certificate = builder.sign(key, hashes.SHA256())
    store = pkcs12.serialize_key_and_certificates(b"mostra", key, certificate, None, NoEncryption())
    return Seal(store, "")


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def blank() -> bytes:
    """Return a PDF of one empty page, which needs no library to be made."""
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    body, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 4\n0000000000 65535 f \n"
    end = b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + head + table + end
