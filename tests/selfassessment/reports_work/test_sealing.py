"""The electronic seal: valid, invisible, accessible, and broken by any change."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from selfassessment.models import Report
from selfassessment.reports import build, eni
from tests.selfassessment.reports_work import making
from tests.support import pdf

PASSWORD = "segell de prova"
NAME = "SEGELL DE PROVA DEL PORTAL"


@pytest.fixture
def store(tmp_path: Path, settings: Any) -> Path:
    """A certificate made here, in the settings."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)  # noqa: TID251 - the validation looks at the clock
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "seal.p12"
    lock = serialization.BestAvailableEncryption(PASSWORD.encode())
    path.write_bytes(
        serialization.pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, lock)
    )
    (tmp_path / "seal.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    settings.SEAL_FILE, settings.SEAL_PASSWORD = str(path), PASSWORD
    return path


def _usage() -> x509.KeyUsage:
    others = (
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_cert_sign=True,
        **dict.fromkeys(others, False),
    )


def judged(content: bytes, store: Path) -> Any:
    root = load_cert_from_pemder(str(store.with_suffix(".pem")))
    context = ValidationContext(trust_roots=[root])
    (signature,) = PdfFileReader(io.BytesIO(content)).embedded_signatures
    with ThreadPoolExecutor(1) as apart:  # a browser's test may have a loop running in this one
        return apart.submit(validate_pdf_signature, signature, context).result()


def test_a_sealed_report_is_valid_accessible_and_says_who_sealed_it(
    report: Report, store: Path
) -> None:
    build.run(str(report.pk))
    report.refresh_from_db()
    content = making.content(report)
    found = judged(content, store)
    assert (found.bottom_line, found.coverage.name) == (True, "ENTIRE_FILE")
    assert (report.state, report.seal) == ("ready", NAME)
    assert pdf.problems(content) == []
    assert b"TF06" in eni.write(report)


def test_any_change_breaks_the_seal(report: Report, store: Path) -> None:
    build.run(str(report.pk))
    report.refresh_from_db()
    content = bytearray(making.content(report))
    content[200] ^= 1
    assert not judged(bytes(content), store).bottom_line


@pytest.mark.parametrize(("name", "value"), [("SEAL_PASSWORD", "no"), ("SEAL_FILE", "/nowhere")])
def test_a_seal_that_does_not_work_is_said(
    report: Report, store: Path, settings: Any, name: str, value: str
) -> None:
    setattr(settings, name, value)
    build.run(str(report.pk))
    report.refresh_from_db()
    assert (report.state, report.error) == ("failed", build.UNSEALED)


def test_a_stamp_of_the_time_that_does_not_come_is_said(
    report: Report, store: Path, settings: Any
) -> None:
    settings.SEAL_LEVEL, settings.SEAL_TIMESTAMPS = "b-t", "http://127.0.0.1:9/"
    build.run(str(report.pk))
    report.refresh_from_db()
    assert (report.state, report.error) == ("failed", build.UNSEALED)


def test_without_a_seal_the_code_authenticates(report: Report) -> None:
    build.run(str(report.pk))
    report.refresh_from_db()
    written = eni.write(report)
    assert report.seal == ""
    for words in (b"TF01", b"TD13", report.code.encode(), b"ES_"):
        assert words in written
